package dev.jamboree.server.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.activity.Audience;
import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.mechanic.grab.Grab;
import dev.jamboree.core.reward.StockKey;
import dev.jamboree.core.schedule.Schedule;
import dev.jamboree.server.testing.Grabs;
import dev.jamboree.server.view.Remaining.Left;
import dev.jamboree.server.view.StockCounts.OccurrenceKey;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CachedRemainingTest {

  private static final Instant NOON = Instant.parse("2026-12-10T12:00:00Z");

  private Instant now = NOON;
  private final List<Collection<OccurrenceKey>> statements = new ArrayList<>();
  private final List<Promise<Map<StockKey, Long>>> answers = new ArrayList<>();
  private final CachedRemaining remaining =
      new CachedRemaining(
          () -> now,
          occurrences -> {
            statements.add(occurrences);
            Promise<Map<StockKey, Long>> answer = Promise.promise();
            answers.add(answer);
            return answer.future();
          });

  @Test
  void whoAsksWhileACountIsUnderWaySharesItOrTheNext() {
    Future<Left> first = ask(1);
    Future<Left> same = ask(1);
    Future<Left> second = ask(2);
    Future<Left> third = ask(3);
    assertThat(statements).hasSize(1);
    answers.get(0).complete(Map.of(stock(1), 5L));
    assertThat(first.result())
        .isEqualTo(same.result())
        .isEqualTo(new Left(Map.of(stock(1), 5L), NOON));
    assertThat(statements).hasSize(2);
    assertThat(statements.get(1)).containsExactly(new OccurrenceKey(2, 0), new OccurrenceKey(3, 0));
    answers.get(1).complete(Map.of(stock(2), 0L, stock(3), 7L));
    assertThat(second.result().remaining(stock(2))).isZero();
    assertThat(third.result().remaining(stock(3))).isEqualTo(7);
  }

  @Test
  void aCountIsUsedAgainUntilItIsNearlyASecondOld() {
    ask(1);
    answers.get(0).complete(Map.of(stock(1), 5L));
    now = NOON.plus(CachedRemaining.FRESH);
    assertThat(ask(1).result()).isEqualTo(new Left(Map.of(stock(1), 5L), NOON));
    now = now.plusMillis(1);
    Future<Left> fresh = ask(1);
    assertThat(fresh.isComplete()).isFalse();
    answers.get(1).complete(Map.of(stock(1), 4L));
    assertThat(fresh.result()).isEqualTo(new Left(Map.of(stock(1), 4L), now));
    assertThat(CachedRemaining.FRESH).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void aStockThatNobodyHasOpenedIsFull() {
    Future<Left> left = ask(1);
    answers.get(0).complete(Map.of());
    assertThat(left.result().remaining(stock(1))).isEqualTo(1000);
  }

  @Test
  void eachStockIsToldForItself() {
    Activity two = activity(1, grab("gift", 1000), grab("rare", 10));
    Future<Left> left = remaining.of(two, two.schedule().at(NOON).occurrence());
    answers.get(0).complete(Map.of(stock(1), 900L, new StockKey(1, 0, "rare"), 3L));
    assertThat(left.result().remaining(stock(1))).isEqualTo(900);
    assertThat(left.result().remaining(new StockKey(1, 0, "rare"))).isEqualTo(3);
  }

  @Test
  void aCountThatFailedIsNotRemembered() {
    Future<Left> first = ask(1);
    answers.get(0).fail(new IllegalStateException("away"));
    assertThat(first.failed()).isTrue();
    Future<Left> second = ask(1);
    answers.get(1).complete(Map.of(stock(1), 5L));
    assertThat(second.result().remaining(stock(1))).isEqualTo(5);
  }

  private Future<Left> ask(long activityId) {
    Activity activity = activity(activityId, grab("gift", 1000));
    return remaining.of(activity, activity.schedule().at(now).occurrence());
  }

  private static StockKey stock(long activityId) {
    return new StockKey(activityId, 0, "gift");
  }

  private static Grab grab(String id, long stock) {
    return Grabs.grab(id, 1, stock, 1, 0, List.of());
  }

  private static Activity activity(long id, Mechanic... mechanics) {
    var plan =
        new Schedule.Plan(
            LocalDateTime.parse("2026-12-10T10:00"),
            LocalDateTime.parse("2026-12-13T00:00"),
            ZoneOffset.UTC,
            null,
            Duration.ZERO,
            Duration.ZERO,
            null);
    return Grabs.activity(id, 1, new Schedule(plan), Audience.EVERYBODY, List.of(mechanics));
  }
}
