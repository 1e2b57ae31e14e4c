package dev.jamboree.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.command.Rejection;
import dev.jamboree.core.decision.Decision;
import dev.jamboree.core.decision.Decision.Accepted;
import dev.jamboree.core.decision.Decision.Rejected;
import dev.jamboree.server.pipeline.Ledger.BatchKey;
import dev.jamboree.server.pipeline.Ledger.Joined;
import dev.jamboree.server.pipeline.Ledger.Outcome;
import dev.jamboree.server.pipeline.Ledger.SlotDebit;
import dev.jamboree.server.pipeline.Ledger.Write;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One user joins, and the answer to the commit never comes. */
class UnansweredCommitTest {

  private final Vertx vertx = Vertx.vertx();
  private final Activity activity = Activities.grab(1, 1, 1);
  private final PlainLedger.Tables tables = new PlainLedger.Tables();
  private final List<Write> unanswered = new ArrayList<>();

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  /** Loses the answer to the first commit; then something happens. */
  private final class Losing extends LedgerOver {

    private final boolean commits;
    private final Runnable then;

    Losing(boolean commits, Runnable then) {
      super(new PlainLedger(tables));
      this.commits = commits;
      this.then = then;
    }

    @Override
    public Future<Outcome> commit(Write write) {
      if (!unanswered.isEmpty()) return super.commit(write);
      unanswered.add(write);
      if (commits) tables.apply(write);
      then.run();
      return Future.succeededFuture(Outcome.UNKNOWN);
    }
  }

  @Test
  void itHadHappenedSoTheUserIsToldOfTheJoinAsNew() {
    Decision decision = join(new Losing(true, () -> {}));

    assertThat(decision).isInstanceOf(Accepted.class);
    assertThat(tables.joins).hasSize(1);
  }

  @Test
  void itHadNotHappenedSoItIsDoneAgain() {
    Decision decision = join(new Losing(false, () -> {}));

    assertThat(decision).isInstanceOf(Accepted.class);
    assertThat(tables.joins).hasSize(1);
    assertThat(tables.apply(unanswered.getFirst())).isEqualTo(Outcome.DUPLICATE);
  }

  @Test
  void whoWasRefusedInTheMeantimeStaysRefusedEvenWhenTheCommitArrivesAfterAll() {
    var stock = Activities.stock(activity);
    Runnable somebodyElseTakesTheLastUnit =
        () -> {
          var other = new BatchKey(9, 9);
          var join = new Joined(1, 8, 0, 1, 0, other.id());
          tables.apply(
              new Write(other, List.of(join), List.of(new SlotDebit(stock, 0, 1)), 1, "[]"));
        };

    Decision decision = join(new Losing(false, somebodyElseTakesTheLastUnit));

    assertThat(decision).isEqualTo(new Rejected(Rejection.SOLD_OUT));
    tables.slots(stock)[0] += 1; // an operator adds one
    assertThat(tables.apply(unanswered.getFirst()))
        .as("the late commit is kept out")
        .isEqualTo(Outcome.DUPLICATE);
  }

  private Decision join(Ledger ledger) {
    Context loop = vertx.getOrCreateContext();
    var options = new Lanes.Options(1, 10, 100, Duration.ofSeconds(30), Duration.ofSeconds(30));
    var lanes = new Lanes(vertx, List.of(loop), _ -> ledger, options, PipelineMeter.NONE);
    Promise<Decision> decision = Promise.promise();
    loop.runOnContext(
        _ -> lanes.submit(activity, Activities.join(7), Activities.NOON).onComplete(decision));
    return decision.future().await();
  }
}
