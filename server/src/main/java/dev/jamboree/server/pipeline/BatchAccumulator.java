package dev.jamboree.server.pipeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects submissions while the batch before them is under way. Passive: no thread, no timer, it
 * is told the time. Not thread-safe: owned by one lane.
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

  /** Up to {@code limit} submissions, in order of arrival. */
  List<Submission> drain(int limit) {
    int n = Math.min(limit, queue.size());
    List<Submission> batch = new ArrayList<>(n);
    for (int i = 0; i < n; i++) batch.add(queue.remove());
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
