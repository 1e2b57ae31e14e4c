package dev.jamboree.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.Server;
import dev.jamboree.server.config.Setting;
import dev.jamboree.server.testing.TestServers;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An instance can be taken out of service at any time, and nobody notices. */
class DrainProofIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  @Test
  void whenAnInstanceIsDrainedUnderLoadNoRequestFails() {
    try (var stage = new Stage(servers.database(), servers.redisUrl())) {
      stage.set(Setting.DRAIN_DELAY, "2s");
      Server leaving = stage.open();
      stage.open();
      stage.publish(60, Stage.grab(100_000, 1));
      stage.logIn(1, 6_000);
      Rush rush = Crowd.impatient(stage, 32).start(60, Crowd.shuffled(1, 6_000, 2, 60));
      rush.awaitAnswered(2_000);

      Future<Void> drained = stage.close(leaving);
      assertThat(ready(stage, leaving).status()).as("not ready from the first").isEqualTo(503);
      Stage.get(drained);
      List<Asked> asked = rush.all();

      assertThat(asked).allMatch(it -> it.last().ok());
      Books books = Books.of(servers.database()).agreeWith(asked);
      assertThat(books.joins(60)).isEqualTo(6_000);
      assertThat(ready(stage, leaving).status()).as("gone").isZero();
    }
  }

  private static Reply ready(Stage stage, Server server) {
    return stage.ask(server.opsPort(), "GET", "/health/ready", "", "");
  }
}
