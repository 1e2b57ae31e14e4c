package dev.jamboree.server.settlement;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.mechanic.leaderboard.Leaderboard;
import dev.jamboree.server.pipeline.Revisions;
import dev.jamboree.server.settlement.Settlements.Due;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then for rankings whose occurrence is over, review and all, and pays them by rank.
 * Any number of instances may do so at once, and any may end in the middle: the next one goes on
 * where it stopped.
 */
public final class Settling {

  private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

  private static final long PERIOD_MILLIS = 5_000;

  /** Longer than anything that was let in before the end may be on its way. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private final Vertx vertx;
  private final Settlements settlements;
  private final Revisions revisions;
  private final InstantSource clock;
  private final Duration grace;
  private long timer = -1;
  private boolean underWay;
  private boolean away;

  /** Not begun yet. */
  public Settling(Vertx vertx, Settlements settlements, Revisions revisions, InstantSource clock) {
    this(vertx, settlements, revisions, clock, GRACE);
  }

  /** With another time to wait behind the end. */
  public Settling(
      Vertx vertx,
      Settlements settlements,
      Revisions revisions,
      InstantSource clock,
      Duration grace) {
    this.vertx = vertx;
    this.settlements = settlements;
    this.revisions = revisions;
    this.clock = clock;
    this.grace = grace;
  }

  /** Begins to look. */
  public void open() {
    timer = vertx.setPeriodic(1, PERIOD_MILLIS, _ -> lookUnlessUnderWay());
  }

  /** Stops; what is being paid is paid. */
  public void close() {
    vertx.cancelTimer(timer);
  }

  private void lookUnlessUnderWay() {
    if (underWay) return;
    underWay = true;
    look()
        .onSuccess(_ -> away = false)
        .onFailure(fault -> {
          if (!away) LOG.warn("rankings are paid later: {}", fault.toString());
          away = true;
        })
        .onComplete(_ -> underWay = false);
  }

  /** Pays all that is due now; how many entries that were. */
  public Future<Integer> look() {
    return settlements.due().compose(due -> next(due, 0, 0));
  }

  private Future<Integer> next(List<Due> due, int at, int paid) {
    if (at == due.size()) return Future.succeededFuture(paid);
    return settle(due.get(at)).compose(more -> next(due, at + 1, paid + more));
  }

  private Future<Integer> settle(Due due) {
    return revisions
        .load(due.activityId(), due.revision())
        .compose(activity -> {
          boolean over =
              activity
                  .schedule()
                  .occurrence(due.occurrence())
                  .map(it -> !clock.instant().isBefore(activity.schedule().closes(it).plus(grace)))
                  .orElse(true);
          return over ? pay(due, activity) : Future.succeededFuture(0);
        });
  }

  private Future<Integer> pay(Due due, Activity activity) {
    return activity.mechanic(due.mechanic()) instanceof Leaderboard leaderboard
        ? payAll(due, leaderboard, 0)
        : Future.succeededFuture(
            0); // it was taken out of the activity: nobody is promised anything
  }

  private Future<Integer> payAll(Due due, Leaderboard tiers, int paid) {
    return settlements
        .pay(due, tiers)
        .compose(more -> {
          if (more > 0) return payAll(due, tiers, paid + more);
          LOG.info("{} is settled: {} paid", due, paid);
          return Future.succeededFuture(paid);
        });
  }
}
