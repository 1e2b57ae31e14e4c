package dev.jamboree.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.config.DatabaseAddress;
import dev.jamboree.server.config.Setting;
import dev.jamboree.server.embedded.LocalDatabase;
import dev.jamboree.server.testing.TestServers;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Acknowledged is durable, whoever is killed. */
class CrashProofIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  @Test
  void whenOneOfTwoInstancesIsKilledNothingAcknowledgedIsLostAndNothingIsSoldTwice() {
    try (var stage = new Stage(servers.database(), servers.redisUrl())) {
      stage.set(Setting.PIPELINE_BATCH_LIMIT, "8"); // so that two batches are under way at once
      stage.open();
      stage.publish(20, Stage.grab(3_000, 1));
      stage.logIn(1, 4_000);
      try (Outsider outsider = stage.openOutside()) {
        Rush rush = Crowd.patient(stage, 64).start(20, Crowd.shuffled(1, 4_000, 2, 20));
        rush.awaitAnswered(3_000);
        outsider.kill();

        List<Asked> asked = rush.all();

        assertThat(asked).as("lost their connection").anyMatch(it -> it.replies().size() > 1);
        Books books = Books.of(servers.database()).agreeWith(asked);
        assertThat(books.joins(20)).isEqualTo(3_000);
        assertThat(books.remaining(20)).isZero();
      }
    }
  }

  @Test
  void whenTheDatabaseIsKilledEveryAcknowledgedJoinIsThereAndEveryUnknownOneIsResolved()
      throws IOException {
    LocalDatabase own = servers.ownDatabase();
    DatabaseAddress address = DatabaseAddress.parse(own.url());
    try (var stage = new Stage(address, servers.redisUrl())) {
      stage.set(Setting.PIPELINE_MAX_WAIT, "1s").set(Setting.PIPELINE_UNRESOLVED_TIMEOUT, "3s");
      stage.set(Setting.PIPELINE_BATCH_LIMIT, "8"); // so that two batches are under way at once
      stage.open();
      stage.publish(21, Stage.grab(5_000, 1));
      stage.logIn(1, 6_000);
      Rush rush = Crowd.patient(stage, 64).start(21, Crowd.shuffled(1, 6_000, 2, 21));
      rush.awaitAnswered(3_000);
      own.kill();
      own.restart();
      long answers = System.nanoTime();
      long resumed = rush.successAfter(answers);

      List<Asked> asked = rush.all();

      assertThat(Duration.ofNanos(resumed - answers))
          .as("writes resume once the database answers again")
          .isLessThan(Duration.ofSeconds(5));
      Books books = Books.of(address).agreeWith(asked);
      assertThat(books.joins(21)).isEqualTo(5_000);
      assertThat(books.remaining(21)).isZero();
    }
  }
}
