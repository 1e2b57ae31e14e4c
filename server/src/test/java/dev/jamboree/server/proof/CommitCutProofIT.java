package dev.jamboree.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.config.Setting;
import dev.jamboree.server.testing.TestServers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Unknown is resolvable: a connection that is lost at COMMIT costs nobody anything. */
class CommitCutProofIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  private static final AtomicLong NEXT = new AtomicLong(10);

  @ParameterizedTest(name = "{0}")
  @EnumSource(Cut.Moment.class)
  void whenTheConnectionIsCutAtCommitEverybodyGetsTheRightAnswer(Cut.Moment moment)
      throws IOException {
    long activity = NEXT.getAndIncrement();
    try (var cut = new Cut(servers.database());
        var stage = new Stage(cut.address(), servers.redisUrl())) {
      stage.set(Setting.PIPELINE_BATCH_LIMIT, "8"); // so that two batches are under way at once
      stage.open();
      stage.publish(activity, Stage.grab(1_000, 1));
      stage.logIn(1, 1_500);
      cut.each(8, moment);

      List<Asked> asked = Crowd.impatient(stage, 24).join(activity, Crowd.shuffled(1, 1_500, 2, 5));

      cut.settle();
      assertThat(cut.cuts()).as("cuts").isGreaterThan(5);
      assertThat(asked).as("nobody has to ask again").noneMatch(it -> it.last().retryable());
      Books books = Books.of(servers.database()).agreeWith(asked);
      assertThat(books.joins(activity)).isEqualTo(1_000);
      assertThat(books.remaining(activity)).isZero();
    }
  }

  @Test
  void whoWasRefusedStaysWithoutEvenWhenUnitsComeBackBeforeTheLostCommitArrives()
      throws IOException {
    try (var cut = new Cut(servers.database());
        var stage = new Stage(cut.address(), servers.redisUrl())) {
      stage.open();
      stage.logIn(1, 12);
      List<Asked> asked = new ArrayList<>();
      for (long activity = 1_000; activity < 1_040; activity++) {
        cut.settle();
        stage.publish(activity, Stage.grab(4, 1));
        cut.each(2, Cut.Moment.AND_IT_ARRIVES_LAST_OF_ALL);
        asked.addAll(Crowd.impatient(stage, 6).join(activity, Crowd.shuffled(1, 12, 1, activity)));
        assertThat(stage.restock(activity, 100).reason()).isEqualTo("OK");
      }
      cut.settle();

      assertThat(asked).noneMatch(it -> it.last().retryable());
      assertThat(asked).filteredOn(it -> it.last().ok()).hasSize(40 * 4);
      Books.of(servers.database()).agreeWith(asked);
    }
  }
}
