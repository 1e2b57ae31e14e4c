package dev.jamboree.server.pipeline;

import dev.jamboree.server.pipeline.Ledger.BatchKey;
import dev.jamboree.server.pipeline.Ledger.ReceiptKey;
import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits the commands of its users, batch after batch. There is no timer: a batch is what has
 * arrived while the one before was under way. When that is much, it goes at once, beside the one
 * before: the database writes its rows while it flushes the other's log. No user has commands in
 * two batches at once. Everything but {@link #submit} runs on the lane's own event loop.
 */
final class Lane {

  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  /** Batches that may be under way at once: one whose rows are written, one that is flushed. */
  static final int BATCHES = 2;

  /** What a transaction costs by itself is little beside the rows of so many. */
  static final int WORTH_A_TRANSACTION = 64;

  private final Vertx vertx;
  private final ContextInternal context;
  private final List<Desk> desks;
  private final Revisions revisions;
  private final Limits limits;
  private final PipelineMeter meter;
  private final int number;

  private final Queue<Submission> inbox = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final BatchAccumulator accumulator;
  private final List<Promise<Void>> idle = new ArrayList<>();
  private final Deque<Desk> free;
  private final Set<Long> usersUnderWay = new HashSet<>();

  /** Of those that wait or are under way. */
  private final Set<ReceiptKey> keys = new HashSet<>();

  private volatile int waiting;

  /**
   * Where one batch at a time is worked on. Another batch's figures of stocks would be younger than
   * what this one knows of its users: whoever took the last unit would hear that none is left.
   */
  private record Desk(Ledger ledger, Shelves shelves) {}

  /**
   * What bounds a lane.
   *
   * @param batch most commands in one batch
   * @param queue most commands that may wait
   * @param maxWaitNanos nobody is let in behind somebody who has waited longer
   * @param resolveNanos a batch that is not settled by then is given up, its outcome unknown
   */
  record Limits(int batch, int queue, long maxWaitNanos, long resolveNanos) {}

  /**
   * A lane at rest.
   *
   * @param ledgers one for each batch that may be under way
   * @param number 0 to 63; where its outbox rows go
   */
  Lane(
      Vertx vertx,
      ContextInternal context,
      List<Ledger> ledgers,
      Revisions revisions,
      Limits limits,
      PipelineMeter meter,
      int number) {
    this.vertx = vertx;
    this.context = context;
    this.revisions = revisions;
    this.limits = limits;
    this.meter = meter;
    this.number = number;
    this.accumulator = new BatchAccumulator(limits.queue(), limits.maxWaitNanos());
    // Every slot of a stock that is not scarce can serve a whole batch: 64 slots at the most.
    this.desks =
        ledgers.stream()
            .map(it -> new Desk(it, new Shelves(64L * limits.batch(), number)))
            .toList();
    this.free = new ArrayDeque<>(desks);
  }

  /** Any thread. */
  Future<Reply> submit(Submission submission) {
    inbox.add(submission);
    wakeSoon();
    return submission.promise().future();
  }

  /** At the end of the event loop's turn: all whose joins came in with it go together. */
  private void wakeSoon() {
    if (!woken.getAndSet(true)) context.runOnContext(_ -> wake());
  }

  private void wake() {
    woken.set(false);
    long now = System.nanoTime();
    List<Submission> refused = List.of();
    for (Submission s = inbox.poll(); s != null; s = inbox.poll()) {
      ReceiptKey key = s.receipt();
      if (key != null && keys.contains(key)) {
        answer(List.of(s), busy -> busy.promise().complete(new Reply.KeyBusy()));
        continue;
      }
      if (accumulator.offer(s, now)) {
        if (key != null) keys.add(key);
        continue;
      }
      if (refused.isEmpty()) refused = new ArrayList<>();
      refused.add(s);
    }
    if (!refused.isEmpty()) {
      meter.overloaded(refused.size());
      answer(refused, s -> s.promise().fail(new OverloadedException("the queue does not move")));
    }
    next();
  }

  private void next() {
    while (mayStart() && start()) {}
    waiting = accumulator.size();
    if (waiting > 0 || !resting()) return;
    idle.forEach(Promise::complete);
    idle.clear();
  }

  private boolean resting() {
    return free.size() == desks.size();
  }

  private boolean mayStart() {
    if (free.isEmpty() || accumulator.size() == 0) return false;
    return resting()
        || accumulator.size() >= Math.min(WORTH_A_TRANSACTION, limits.batch())
        // the other one hangs
        || accumulator.oldestWaitNanos(System.nanoTime()) > limits.maxWaitNanos() / 10;
  }

  /** False when all who wait have a command under way. */
  private boolean start() {
    List<Submission> batch =
        accumulator.drain(limits.batch(), s -> usersUnderWay.contains(s.userId()));
    if (batch.isEmpty()) return false;
    long now = System.nanoTime();
    long oldestWait = now - batch.getFirst().queuedAt();
    batch.forEach(s -> usersUnderWay.add(s.userId()));
    Desk desk = free.remove();
    long deadline = now + limits.resolveNanos();
    var run =
        new BatchRun(
            vertx, desk.ledger(), desk.shelves(), revisions, this::newKey, meter, batch, deadline);
    // Within a future from the first step on: a bug must fail the batch, not stop the lane.
    Future.<@Nullable Void>succeededFuture()
        .compose(_ -> run.run())
        .onComplete(result -> {
          // The next batch goes where this one found the database.
          if (result.succeeded()) free.addFirst(desk);
          else free.addLast(desk);
          batch.forEach(this::leave);
          meter.batch(batch.size(), oldestWait);
          if (result.succeeded()) accept(batch, result.result());
          else giveUp(batch, result.cause());
          wakeSoon();
        });
    return true;
  }

  private void leave(Submission submission) {
    usersUnderWay.remove(submission.userId());
    ReceiptKey key = submission.receipt();
    if (key != null) keys.remove(key);
  }

  private void accept(List<Submission> batch, List<Reply> replies) {
    var outcome = new IdentityHashMap<Submission, Reply>(2 * batch.size());
    for (int i = 0; i < batch.size(); i++) outcome.put(batch.get(i), replies.get(i));
    answer(batch, s -> s.promise().complete(outcome.get(s)));
  }

  private void giveUp(List<Submission> batch, Throwable cause) {
    boolean bug = cause instanceof RuntimeException && !(cause instanceof VertxException);
    if (bug) LOG.error("lane {}: a bug", number, cause);
    LOG.warn("lane {}: outcome of {} commands unknown: {}", number, batch.size(), cause.toString());
    meter.unresolved(batch.size());
    answer(batch, s -> s.promise().fail(new UnresolvedException(cause)));
  }

  /** On each caller's event loop; one hop for all who came from the same. */
  private static void answer(List<Submission> batch, Consumer<Submission> how) {
    var byLoop = new IdentityHashMap<EventLoop, List<Submission>>(4);
    for (Submission s : batch) {
      byLoop.computeIfAbsent(s.caller().nettyEventLoop(), _ -> new ArrayList<>()).add(s);
    }
    byLoop.forEach((loop, submissions) -> {
      Runnable all = () -> submissions.forEach(s -> s.caller().emit(s, how::accept));
      if (loop.inEventLoop()) all.run();
      else loop.execute(all);
    });
  }

  /** How many commands wait. Any thread. */
  int waiting() {
    return waiting;
  }

  /** Resolves when everything submitted before has been answered. */
  Future<Void> drained() {
    Promise<Void> promise = Promise.promise();
    context.execute(() -> {
      idle.add(promise);
      wake();
    });
    return promise.future();
  }

  Future<Void> close() {
    return drained()
        .eventually(() -> Future.all(desks.stream().map(it -> it.ledger().close()).toList()));
  }

  /** 41 bits of time, so that ids grow; 22 of chance, so that nobody hands them out. */
  private BatchKey newKey() {
    long millis = System.currentTimeMillis() & (1L << 41) - 1;
    return new BatchKey(number, millis << 22 | ThreadLocalRandom.current().nextLong(1L << 22));
  }
}
