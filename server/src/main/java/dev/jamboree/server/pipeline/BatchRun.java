package dev.jamboree.server.pipeline;

import dev.jamboree.core.reward.StockKey;
import dev.jamboree.server.pipeline.Ledger.BatchKey;
import dev.jamboree.server.pipeline.Ledger.EventKey;
import dev.jamboree.server.pipeline.Ledger.Known;
import dev.jamboree.server.pipeline.Ledger.Outcome;
import dev.jamboree.server.pipeline.Ledger.Question;
import dev.jamboree.server.pipeline.Ledger.ReceiptKey;
import dev.jamboree.server.pipeline.Ledger.UserKey;
import dev.jamboree.server.pipeline.Ledger.Write;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes one batch to its end: plan, read what the plan misses, commit, and plan again with what the
 * commit taught, until it is durable.
 *
 * <p>A commit that was never answered may still happen, even later. So before anything is answered
 * then, something must commit under the same batch key: whichever of the two comes first wins, and
 * the other fails on the key. The row tells which attempt it was, and that one's plan is what
 * holds.
 */
final class BatchRun {

  private final Vertx vertx;
  private final Ledger ledger;
  private final Shelves shelves;
  private final Revisions revisions;
  private final Supplier<BatchKey> keys;
  private final PipelineMeter meter;
  private final List<Submission> submissions;
  private final Knowledge knowledge = new Knowledge();
  private final long deadline;

  /** Attempts bear it, and their number in the last 16 bits: a key may meet another's by chance. */
  private final long mark = ThreadLocalRandom.current().nextLong() << 16;

  private BatchKey batch;

  /** Plans that were sent to be committed under this key, in order. */
  private final List<Plan> sent = new ArrayList<>(1);

  /** The one that was committed, once it is known. */
  private @Nullable Plan committed;

  /** A commit was never answered. */
  private boolean unknown;

  private int pauses;

  BatchRun(
      Vertx vertx,
      Ledger ledger,
      Shelves shelves,
      Revisions revisions,
      Supplier<BatchKey> keys,
      PipelineMeter meter,
      List<Submission> submissions,
      long deadline) {
    this.vertx = vertx;
    this.ledger = ledger;
    this.shelves = shelves;
    this.revisions = revisions;
    this.keys = keys;
    this.batch = keys.get();
    this.meter = meter;
    this.submissions = submissions;
    this.deadline = deadline;
  }

  /** The replies, durable, in the order of the submissions; fails when time is up before that. */
  Future<List<Reply>> run() {
    if (committed != null) return Future.succeededFuture(committed.replies());
    Plan plan = Plan.of(submissions, batch, knowledge, shelves, revisions, System.nanoTime());
    if (!plan.missing().nothing()) return find(plan.missing()).compose(_ -> run());
    if (!plan.writes() && !unknown) return Future.succeededFuture(plan.replies());
    if (late()) return Future.failedFuture("out of time");
    Write write = plan.write(mark | sent.size());
    sent.add(plan);
    return ledger
        .commit(write)
        .compose(outcome -> {
          if (outcome == Outcome.COMMITTED) {
            write.debits().forEach(debit -> shelves.of(debit.stock()).taken(debit));
            return Future.succeededFuture(plan.replies());
          }
          meter.retried(outcome);
          return again(outcome, plan);
        });
  }

  private Future<List<Reply>> again(Outcome outcome, Plan plan) {
    return switch (outcome) {
      case COMMITTED -> throw new IllegalStateException("nothing to try again");
      case DUPLICATE, STALE -> read(everything(Set.of())).compose(_ -> run());
      case SHORT -> {
        plan.taken().keySet().forEach(key -> shelves.of(key).doubt());
        yield read(stocks(plan.taken().keySet())).compose(_ -> run());
      }
      case CONFLICT -> pause().compose(_ -> run());
      case UNKNOWN -> {
        unknown = true;
        yield pause().compose(_ -> read(everything(plan.taken().keySet()))).compose(_ -> run());
      }
    };
  }

  private Future<Void> find(Missing missing) {
    Future<Void> found = Future.succeededFuture();
    for (Missing.Revised it : missing.revisions()) {
      found =
          found.compose(
              _ -> insist(() -> revisions.load(it.activityId(), it.revision())).mapEmpty());
    }
    for (var it : missing.toOpen().entrySet()) {
      long occurrence = it.getKey().occurrence();
      found =
          found.compose(_ ->
              insist(() -> ledger.open(it.getValue(), occurrence))
                  .map(opened -> {
                    shelves.open(it.getValue().id(), occurrence, opened.seed());
                    return null;
                  }));
    }
    Set<StockKey> stocks = new HashSet<>(missing.stocks());
    stocks.addAll(missing.unopened());
    if (missing.users().isEmpty() && stocks.isEmpty()) return found;
    return found.compose(_ ->
        read(
            new Question(
                missing.users(), stocks, missing.receipts(), Set.of(), unknown ? batch : null)));
  }

  private Question stocks(Set<StockKey> stocks) {
    return new Question(Set.of(), stocks, Set.of(), Set.of(), unknown ? batch : null);
  }

  /** All that a commit may have run into. */
  private Question everything(Set<StockKey> stocks) {
    Set<UserKey> users = new HashSet<>();
    Set<ReceiptKey> receipts = new HashSet<>();
    Set<EventKey> events = new HashSet<>();
    for (Submission submission : submissions) {
      users.add(submission.user());
      ReceiptKey key = submission.receipt();
      if (key != null) receipts.add(key);
      events.addAll(submission.events());
    }
    return new Question(users, stocks, receipts, events, batch);
  }

  private Future<Void> read(Question asked) {
    if (late()) return Future.failedFuture("out of time");
    Set<UserKey> users = new HashSet<>(asked.users());
    // A stock may be empty because of one of these users: what is known of them must not be older.
    if (!asked.stocks().isEmpty()) users.addAll(knowledge.forget());
    var question =
        new Question(
            users, Set.copyOf(asked.stocks()), asked.receipts(), asked.events(), asked.batch());
    return insist(() -> ledger.read(question))
        .map(known -> {
          learn(users, known);
          return null;
        });
  }

  private void learn(Set<UserKey> asked, Known known) {
    knowledge.learn(asked, known);
    long nanos = System.nanoTime();
    known.stocks().forEach((key, slots) -> shelves.of(key).learn(slots, nanos));
    if (known.attempt() == null) return;
    if ((known.attempt() ^ mark) >>> 16 == 0) {
      committed = sent.get((int) (known.attempt() & 0xFFFF));
    } else {
      // Another's batch has the key: nothing that was sent under it can happen any more.
      batch = keys.get();
      sent.clear();
      unknown = false;
    }
  }

  /** What may be done twice: on a fault it is simply done again. */
  private <T> Future<T> insist(Supplier<Future<T>> call) {
    return call.get()
        .recover(fault -> late() ? Future.failedFuture(fault) : pause().compose(_ -> insist(call)));
  }

  private boolean late() {
    return System.nanoTime() - deadline > 0;
  }

  /** Lets the other side of a conflict, or a database that starts, get on: longer every time. */
  private Future<Void> pause() {
    pauses++;
    return vertx.timer(Math.min(100, 1L << Math.min(pauses, 7))).mapEmpty();
  }
}
