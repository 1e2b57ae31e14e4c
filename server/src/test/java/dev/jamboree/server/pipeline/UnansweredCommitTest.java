package dev.jamboree.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.command.Rejection;
import dev.jamboree.core.participation.Progress;
import dev.jamboree.server.pipeline.Ledger.BatchKey;
import dev.jamboree.server.pipeline.Ledger.Outcome;
import dev.jamboree.server.pipeline.Ledger.SlotDebit;
import dev.jamboree.server.pipeline.Ledger.Standing;
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
    Reply reply = join(new Losing(true, () -> {}));

    assertThat(reply).isInstanceOf(Reply.Done.class);
    assertThat(tables.standings).hasSize(1);
  }

  @Test
  void itHadNotHappenedSoItIsDoneAgain() {
    Reply reply = join(new Losing(false, () -> {}));

    assertThat(reply).isInstanceOf(Reply.Done.class);
    assertThat(tables.standings).hasSize(1);
    assertThat(tables.apply(unanswered.getFirst())).isEqualTo(Outcome.DUPLICATE);
  }

  @Test
  void whoWasRefusedInTheMeantimeStaysRefusedEvenWhenTheCommitArrivesAfterAll() {
    var stock = Activities.stock(activity);
    Runnable somebodyElseTakesTheLastUnit =
        () -> {
          var other = new BatchKey(9, 9);
          var join = new Standing(1, 8, 0, 1, 5, other.id(), 1, Progress.NONE);
          var debit = new SlotDebit(stock, 0, 1);
          tables.apply(
              new Write(
                  other,
                  7,
                  List.of(join),
                  List.of(),
                  List.of(),
                  List.of(),
                  List.of(),
                  List.of(debit),
                  1,
                  Journal.EMPTY));
        };

    Reply reply = join(new Losing(false, somebodyElseTakesTheLastUnit));

    assertThat(reply).isEqualTo(new Reply.Refused(Rejection.SOLD_OUT));
    tables.slots(stock)[0] += 1; // an operator adds one
    assertThat(tables.apply(unanswered.getFirst()))
        .as("the late commit is kept out")
        .isEqualTo(Outcome.DUPLICATE);
  }

  private Reply join(Ledger ledger) {
    Context loop = vertx.getOrCreateContext();
    var options = new Lanes.Options(1, 10, 100, Duration.ofSeconds(30), Duration.ofSeconds(30));
    var lanes =
        new Lanes(
            vertx, List.of(loop), _ -> ledger, new NoRevisions(), options, PipelineMeter.NONE);
    Promise<Reply> reply = Promise.promise();
    loop.runOnContext(
        _ -> lanes.submit(activity, Activities.join(7), null, Activities.NOON).onComplete(reply));
    return reply.future().await();
  }
}
