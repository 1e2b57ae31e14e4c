package dev.jamboree.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.activity.Audience;
import dev.jamboree.core.command.Rejection;
import dev.jamboree.server.pipeline.Reply.Done;
import dev.jamboree.server.pipeline.Reply.Refused;
import dev.jamboree.server.pipeline.Reply.Repeated;
import dev.jamboree.server.testing.Grabs;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One lane, and what must neither stop it nor fool it. */
class LaneTest {

  private static final int QUEUE = 100;
  private static final int BATCH = 100;
  private static final Activity PLENTY = Activities.grab(1, 10_000, 1);

  private final Vertx vertx = Vertx.vertx();
  private final Context loop = vertx.getOrCreateContext();
  private final PlainLedger.Tables tables = new PlainLedger.Tables();

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void joinsOfOneBatchInTwoOccurrencesCountTowardsTheQuota() {
    Activity hourly = Activities.hourly(3, 1);
    Instant two = Instant.parse("2026-06-01T02:00:00Z");

    List<Reply> decisions =
        together(
            lanes(new PlainLedger(tables)),
            hourly,
            List.of(two.minusMillis(1), two, two.plusMillis(1)));

    assertThat(decisions.getFirst()).isInstanceOf(Done.class);
    assertThat(decisions.subList(1, 3))
        .allMatch(it -> it.equals(new Refused(Rejection.QUOTA_EXCEEDED)));
    assertThat(tables.standings).hasSize(1);
  }

  @Test
  void aBatchEndsThoughEachReadTakesLongerThanStocksStayFresh() {
    Activity scarce = Activities.grab(1, 1, 1);
    Lanes lanes = lanes(new Slow(new PlainLedger(tables)));
    assertThat(join(lanes, scarce, 1)).isInstanceOf(Done.class);

    assertThat(join(lanes, scarce, 2)).isEqualTo(new Refused(Rejection.SOLD_OUT));
  }

  @Test
  void aBugInARuleFailsItsBatchAndTheNextIsServed() {
    Activity buggy =
        withAudience(
            2,
            (_, _) -> {
              throw new IllegalStateException("a bug");
            });
    Lanes lanes = lanes(new PlainLedger(tables));

    assertThatThrownBy(() -> join(lanes, buggy, 1)).isInstanceOf(UnresolvedException.class);
    assertThat(join(lanes, Activities.grab(1, 5, 1), 1)).isInstanceOf(Done.class);
  }

  @Test
  void whileTheDatabaseStandsStillWhoFindsTheQueueFullIsRefusedAndTheOthersAreAnsweredLater() {
    var stalled = new Stalled(new PlainLedger(tables));
    Lanes lanes = lanes(stalled);

    Future<Reply> underWay = begun(lanes, stalled);
    Future<List<Reply>> beside = crowd(lanes, PLENTY, 2, 1 + BATCH);
    assertThat(waiting(lanes)).isZero();
    Future<List<Reply>> queued = crowd(lanes, PLENTY, 2 + BATCH, 1 + BATCH + QUEUE);

    assertThatThrownBy(() -> join(lanes, PLENTY, 2 + BATCH + QUEUE))
        .isInstanceOf(OverloadedException.class);
    move(stalled);
    assertThat(settled(underWay)).isInstanceOf(Done.class);
    assertThat(settled(beside)).allSatisfy(it -> assertThat(it).isInstanceOf(Done.class));
    assertThat(settled(queued)).allSatisfy(it -> assertThat(it).isInstanceOf(Done.class));
  }

  @Test
  void aSecondBatchGoesBesideTheFirstWhenItIsWorthATransaction() {
    var stalled = new Stalled(new PlainLedger(tables));
    Lanes lanes = lanes(stalled);
    Future<Reply> first = begun(lanes, stalled);

    assertThat(waitingAfter(lanes, PLENTY, 2, Lane.WORTH_A_TRANSACTION))
        .isEqualTo(Lane.WORTH_A_TRANSACTION - 1);
    assertThat(waitingAfter(lanes, PLENTY, 100, 100)).isZero();
    assertThat(waitingAfter(lanes, PLENTY, 200, 280)).as("never a third").isEqualTo(81);

    move(stalled);
    settled(first);
    settled(lanes.drained());
    assertThat(tables.standings).hasSize(Lane.WORTH_A_TRANSACTION + 1 + 81);
  }

  @Test
  void noUserHasCommandsInTwoBatchesAtOnce() {
    var stalled = new Stalled(new PlainLedger(tables));
    Lanes lanes = lanes(stalled);
    Future<Reply> first = begun(lanes, stalled);

    Future<Reply> again = ask(lanes, PLENTY, 1);
    int waiting = waitingAfter(lanes, PLENTY, 2, 1 + Lane.WORTH_A_TRANSACTION);

    assertThat(waiting).as("the second of the one whose first is under way").isEqualTo(1);
    move(stalled);
    assertThat(settled(first)).isInstanceOf(Done.class);
    assertThat(settled(again)).isInstanceOf(Repeated.class);
  }

  @Test
  void aBatchThatHangsDoesNotStopTheLane() {
    var stalled = new Stalled(new PlainLedger(tables));
    var ledgers = List.of(stalled, new PlainLedger(tables)).iterator();
    Lanes lanes = lanes(_ -> ledgers.next(), Duration.ofSeconds(1), Duration.ofSeconds(10));

    Future<Reply> hanging = begun(lanes, stalled);
    Future<Reply> another = ask(lanes, PLENTY, 2);
    // it is looked at when somebody comes
    for (long user = 3; user < 1 + Lane.WORTH_A_TRANSACTION && !another.isComplete(); user++) {
      LockSupport.parkNanos(10_000_000);
      ask(lanes, PLENTY, user);
    }

    assertThat(settled(another)).isInstanceOf(Done.class);
    assertThat(hanging.isComplete()).isFalse();
  }

  @Test
  void afterABatchThatCouldNotBeSettledTheOtherConnectionIsUsed() {
    var ledgers = List.of(new Gone(new PlainLedger(tables)), new PlainLedger(tables)).iterator();
    Activity activity = Activities.grab(1, 10, 1);
    Lanes lanes = lanes(_ -> ledgers.next(), Duration.ofSeconds(30), Duration.ofMillis(500));

    assertThatThrownBy(() -> join(lanes, activity, 1)).isInstanceOf(UnresolvedException.class);
    assertThat(join(lanes, activity, 2)).isInstanceOf(Done.class);
  }

  /** User 1's join, in a batch that the ledger has in its hands. */
  private Future<Reply> begun(Lanes lanes, Stalled stalled) {
    Future<Reply> join = ask(lanes, PLENTY, 1);
    settled(stalled.begun.future());
    return join;
  }

  /** These users join in one turn of the event loop. */
  private Future<List<Reply>> crowd(Lanes lanes, Activity activity, long from, long to) {
    return on(() -> {
      List<Future<Reply>> all = new ArrayList<>();
      for (long user = from; user <= to; user++) {
        all.add(lanes.submit(activity, Activities.join(user), null, Activities.NOON));
      }
      return Future.all(all).map(done -> done.<Reply>list());
    });
  }

  /** How many wait after these users have joined in one turn of the event loop. */
  private int waitingAfter(Lanes lanes, Activity activity, long from, long to) {
    crowd(lanes, activity, from, to);
    return waiting(lanes);
  }

  /** How many wait two turns later: the lane wakes at the end of the one in which they came. */
  private int waiting(Lanes lanes) {
    Promise<Integer> waiting = Promise.promise();
    IntSupplier inLane = Objects.requireNonNull(lanes.waiting().get("0"));
    loop.runOnContext(_ -> loop.runOnContext(_ -> waiting.complete(inLane.getAsInt())));
    return settled(waiting.future());
  }

  /** On the lane's own event loop, as a database would. */
  private void move(Stalled stalled) {
    loop.runOnContext(_ -> stalled.moves.complete());
  }

  /** Commits wait until it moves. */
  private static final class Stalled extends LedgerOver {

    private final Promise<Void> begun = Promise.promise();
    private final Promise<Void> moves = Promise.promise();

    Stalled(Ledger ledger) {
      super(ledger);
    }

    @Override
    public Future<Outcome> commit(Write write) {
      begun.tryComplete();
      return moves.future().compose(_ -> super.commit(write));
    }
  }

  /** Nobody hears from it. */
  private static final class Gone extends LedgerOver {

    Gone(Ledger ledger) {
      super(ledger);
    }

    @Override
    public Future<Known> read(Question question) {
      return Future.failedFuture("connection refused");
    }

    @Override
    public Future<Opened> open(Activity activity, long occurrence) {
      return Future.failedFuture("connection refused");
    }
  }

  /** Reads take 300 ms. */
  private final class Slow extends LedgerOver {

    Slow(Ledger ledger) {
      super(ledger);
    }

    @Override
    public Future<Known> read(Question question) {
      return vertx.timer(300, TimeUnit.MILLISECONDS).compose(_ -> super.read(question));
    }
  }

  private Lanes lanes(Ledger ledger) {
    return lanes(_ -> ledger, Duration.ofSeconds(30), Duration.ofSeconds(10));
  }

  private Lanes lanes(Function<Context, Ledger> ledgers, Duration maxWait, Duration resolve) {
    var options = new Lanes.Options(1, BATCH, QUEUE, maxWait, resolve);
    return new Lanes(vertx, List.of(loop), ledgers, new NoRevisions(), options, PipelineMeter.NONE);
  }

  private Reply join(Lanes lanes, Activity activity, long user) {
    return settled(ask(lanes, activity, user));
  }

  private Future<Reply> ask(Lanes lanes, Activity activity, long user) {
    return on(() -> lanes.submit(activity, Activities.join(user), null, Activities.NOON));
  }

  /** One user's joins at these times, in one turn of the event loop: one batch. */
  private List<Reply> together(Lanes lanes, Activity activity, List<Instant> times) {
    return settled(
        on(() -> {
          List<Future<Reply>> all = new ArrayList<>();
          for (Instant time : times)
            all.add(lanes.submit(activity, Activities.join(7), null, time));
          return Future.all(all).map(done -> done.<Reply>list());
        }));
  }

  private <T> Future<T> on(Supplier<Future<T>> call) {
    Promise<T> done = Promise.promise();
    loop.runOnContext(_ -> call.get().onComplete(done));
    return done.future();
  }

  private static <T> T settled(Future<T> future) {
    try {
      return future.await(20, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("the lane stands still", e);
    }
  }

  private static Activity withAudience(long id, Audience audience) {
    Activity plain = Activities.grab(id, 5, 1);
    return Grabs.activity(id, 1, plain.schedule(), audience, plain.mechanics());
  }
}
