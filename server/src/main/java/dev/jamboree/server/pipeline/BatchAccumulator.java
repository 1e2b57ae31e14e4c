package dev.jamboree.server.pipeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Collects submissions while the batches before them are under way. Passive: no thread, no timer,
 * it is told the time. Not thread-safe: owned by one lane.
 */
final class BatchAccumulator {

  private final int queueLimit;
  private final long maxWaitNanos;
  private final ArrayDeque<Submission> queue = new ArrayDeque<>();

  /**
   * Starts empty.
   *
   * @param maxWaitNanos once somebody has waited this long, nobody else is let in
   */
  BatchAccumulator(int queueLimit, long maxWaitNanos) {
    this.queueLimit = queueLimit;
    this.maxWaitNanos = maxWaitNanos;
  }

  /** False: refused, because the queue is full or does not move. */
  boolean offer(Submission submission, long nowNanos) {
    if (queue.size() >= queueLimit || oldestWaitNanos(nowNanos) > maxWaitNanos) return false;
    queue.add(submission);
    return true;
  }

  /**
   * Up to {@code limit} submissions, in order of arrival.
   *
   * @param held whose turn has not come; they stay where they are
   */
  List<Submission> drain(int limit, Predicate<Submission> held) {
    List<Submission> batch = new ArrayList<>(Math.min(limit, queue.size()));
    List<Submission> staying = new ArrayList<>();
    while (batch.size() < limit && !queue.isEmpty()) {
      Submission next = queue.remove();
      (held.test(next) ? staying : batch).add(next);
    }
    staying.reversed().forEach(queue::addFirst);
    return batch;
  }

  int size() {
    return queue.size();
  }

  /** How long the first in the queue has waited; 0 when nobody waits. */
  long oldestWaitNanos(long nowNanos) {
    Submission oldest = queue.peek();
    return oldest == null ? 0 : nowNanos - oldest.queuedAt();
  }
}
