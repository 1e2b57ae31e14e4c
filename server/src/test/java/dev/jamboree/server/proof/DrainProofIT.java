package dev.jamboree.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.Server;
import dev.jamboree.server.config.Setting;
import dev.jamboree.server.testing.TestServers;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An instance can be taken out of service at any time, and nobody notices. */
class DrainProofIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  private static final AtomicLong NEXT = new AtomicLong(60);

  @ParameterizedTest
  @ValueSource(strings = {"auto", "epoll", "nio"})
  void whenAnInstanceIsDrainedUnderLoadNoRequestFails(String transport) {
    long activity = NEXT.getAndIncrement();
    try (var stage = new Stage(servers.database(), servers.redisUrl(), transport)) {
      stage.set(Setting.DRAIN_DELAY, "500ms").set(Setting.PIPELINE_BATCH_LIMIT, "8");
      Server leaving = stage.open();
      stage.open();
      stage.publish(activity, Stage.grab(100_000, 1));
      stage.logIn(1, 6_000);
      Rush rush = Crowd.impatient(stage, 32).start(activity, Crowd.shuffled(1, 6_000, 2, activity));
      rush.awaitAnswered(1_000);

      Future<Void> drained = stage.close(leaving);
      assertThat(ready(stage, leaving).status()).as("not ready from the first").isEqualTo(503);
      Stage.get(drained);
      assertThat(rush.open()).as("the load was still on").isPositive();
      List<Asked> asked = rush.all();

      assertThat(asked).allMatch(it -> it.last().ok());
      Books books = Books.of(servers.database()).agreeWith(asked);
      assertThat(books.joins(activity)).isEqualTo(6_000);
      assertThat(ready(stage, leaving).status()).as("gone").isZero();
    }
  }

  @Test
  void whenAProcessIsToldToEndUnderLoadNoRequestFails() {
    try (var stage = new Stage(servers.database(), servers.redisUrl())) {
      stage.set(Setting.DRAIN_DELAY, "500ms").set(Setting.PIPELINE_BATCH_LIMIT, "8");
      stage.open();
      long activity = NEXT.getAndIncrement();
      stage.publish(activity, Stage.grab(100_000, 1));
      stage.logIn(1, 6_000);
      try (Outsider leaving = stage.openOutside()) {
        Rush rush =
            Crowd.impatient(stage, 32).start(activity, Crowd.shuffled(1, 6_000, 2, activity));
        rush.awaitAnswered(1_000);
        assertThat(leaving.terminate()).as("ended by the signal, in good order").isEqualTo(143);
        assertThat(rush.open()).as("the load was still on").isPositive();
        List<Asked> asked = rush.all();

        assertThat(asked).allMatch(it -> it.last().ok());
        Books books = Books.of(servers.database()).agreeWith(asked);
        assertThat(books.joins(activity)).isEqualTo(6_000);
      }
    }
  }

  private static Reply ready(Stage stage, Server server) {
    return stage.ask(server.opsPort(), "GET", "/health/ready", "", "");
  }
}
