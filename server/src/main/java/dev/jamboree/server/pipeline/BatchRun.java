package dev.jamboree.server.pipeline;

import dev.jamboree.core.decision.Decision;
import dev.jamboree.core.reward.StockKey;
import dev.jamboree.server.pipeline.Ledger.BatchKey;
import dev.jamboree.server.pipeline.Ledger.Known;
import dev.jamboree.server.pipeline.Ledger.Outcome;
import dev.jamboree.server.pipeline.Ledger.Question;
import dev.jamboree.server.pipeline.Ledger.UserKey;
import dev.jamboree.server.pipeline.Ledger.Write;
import dev.jamboree.server.pipeline.Plan.ToOpen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Takes one batch to its end: plan, read what the plan misses, commit, and plan again with what the
 * commit taught, until it is durable.
 *
 * <p>A commit that was never answered may still happen, even later. So before anything is answered
 * then, something must commit under the same batch key: whichever of the two comes first wins, and
 * the other fails on the key. When the first one won, its joins carry the batch's id.
 */
final class BatchRun {

  private final Vertx vertx;
  private final Ledger ledger;
  private final Shelves shelves;
  private final Supplier<BatchKey> keys;
  private final PipelineMeter meter;
  private final List<Submission> submissions;
  private final Knowledge knowledge = new Knowledge();
  private final long deadline;

  /** Ids under which this run has written, the current one last. */
  private final Set<Long> own = new HashSet<>();

  private BatchKey batch;

  /** A commit under the current key was never answered. */
  private boolean unknown;

  private int attempts;

  BatchRun(
      Vertx vertx,
      Ledger ledger,
      Shelves shelves,
      Supplier<BatchKey> keys,
      PipelineMeter meter,
      List<Submission> submissions,
      long deadline) {
    this.vertx = vertx;
    this.ledger = ledger;
    this.shelves = shelves;
    this.keys = keys;
    this.meter = meter;
    this.submissions = submissions;
    this.deadline = deadline;
    this.batch = keys.get();
    own.add(batch.id());
  }

  /** The decisions, durable, in the order of the submissions; fails when time is up before that. */
  Future<List<Decision>> run() {
    Plan plan = Plan.of(submissions, batch, own, knowledge, shelves, System.nanoTime());
    if (!plan.toOpen().isEmpty()) return open(plan.toOpen()).compose(_ -> run());
    if (!plan.usersToRead().isEmpty() || !plan.stocksToRead().isEmpty()) {
      return read(plan.usersToRead(), plan.stocksToRead(), unknown).compose(_ -> run());
    }
    if (!plan.writes() && !unknown) return Future.succeededFuture(plan.decisions());
    Write write = plan.write();
    return commit(write)
        .compose(outcome -> {
          if (outcome == Outcome.COMMITTED) {
            write.debits().forEach(debit -> shelves.of(debit.stock()).taken(debit));
            return Future.succeededFuture(plan.decisions());
          }
          meter.retried(outcome);
          return again(outcome, plan);
        });
  }

  private Future<List<Decision>> again(Outcome outcome, Plan plan) {
    return switch (outcome) {
      case COMMITTED -> throw new IllegalStateException("nothing to try again");
      case DUPLICATE -> read(users(), Set.of(), true).compose(_ -> run());
      case SHORT -> {
        plan.stocksTaken().forEach(key -> shelves.of(key).doubt());
        yield read(Set.of(), plan.stocksTaken(), unknown).compose(_ -> run());
      }
      case CONFLICT -> pause().compose(_ -> run());
      case UNKNOWN -> {
        unknown = true;
        yield pause().compose(_ -> read(users(), plan.stocksTaken(), true)).compose(_ -> run());
      }
    };
  }

  private Future<Void> open(Set<ToOpen> stocks) {
    Future<Void> opened = Future.succeededFuture();
    Set<StockKey> keys = new HashSet<>();
    for (ToOpen stock : stocks) {
      keys.add(stock.stock());
      opened = opened.compose(_ -> insist(() -> ledger.open(stock.activity(), stock.occurrence())));
    }
    return opened.compose(_ -> read(Set.of(), keys, unknown));
  }

  private Future<Void> read(Set<UserKey> users, Set<StockKey> stocks, boolean ifCommitted) {
    if (late()) return Future.failedFuture("out of time");
    Set<UserKey> asked = new HashSet<>(users);
    // A stock may be empty because of one of these users: what is known of them must not be older.
    if (!stocks.isEmpty()) asked.addAll(knowledge.forget());
    var question = new Question(asked, Set.copyOf(stocks), ifCommitted ? batch : null);
    return insist(() -> ledger.read(question))
        .map(known -> {
          learn(asked, known);
          return null;
        });
  }

  private void learn(Set<UserKey> asked, Known known) {
    knowledge.learn(asked, known.joins());
    long nanos = System.nanoTime();
    known.stocks().forEach((key, slots) -> shelves.of(key).learn(slots, nanos));
    if (known.batchCommitted()) {
      // Its joins are recognised by its id; who was not among them goes on under a new one.
      unknown = false;
      batch = keys.get();
      own.add(batch.id());
    }
  }

  private Future<Outcome> commit(Write write) {
    if (late()) return Future.failedFuture("out of time");
    return ledger.commit(write);
  }

  /** What may be done twice: on a fault it is simply done again. */
  private <T> Future<T> insist(Supplier<Future<T>> call) {
    return call.get()
        .recover(fault -> late() ? Future.failedFuture(fault) : pause().compose(_ -> insist(call)));
  }

  private boolean late() {
    return System.nanoTime() - deadline > 0;
  }

  private Set<UserKey> users() {
    Set<UserKey> users = new HashSet<>();
    for (Submission submission : submissions) users.add(submission.user());
    return users;
  }

  /** Lets the other side of a conflict, or a database that starts, get on: longer every time. */
  private Future<Void> pause() {
    attempts++;
    return vertx.timer(Math.min(100, 1L << Math.min(attempts, 7))).mapEmpty();
  }
}
