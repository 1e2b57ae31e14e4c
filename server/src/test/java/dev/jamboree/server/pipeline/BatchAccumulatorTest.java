package dev.jamboree.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.core.activity.Activity;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchAccumulatorTest {

  private static final int LIMIT = 3;
  private static final long MAX_WAIT = 1_000;

  private final Vertx vertx = Vertx.vertx();
  private final ContextInternal caller = (ContextInternal) vertx.getOrCreateContext();
  private final Activity activity = Activities.grab(1, 10, 1);
  private final BatchAccumulator queue = new BatchAccumulator(LIMIT, MAX_WAIT);

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void whoFindsTheQueueFullIsRefusedUntilABatchHasLeft() {
    for (int user = 1; user <= LIMIT; user++) assertThat(queue.offer(arrival(user, 0), 0)).isTrue();

    assertThat(queue.offer(arrival(4, 0), 0)).isFalse();
    queue.drain(1, _ -> false);
    assertThat(queue.offer(arrival(4, 0), 0)).isTrue();
    assertThat(queue.size()).isEqualTo(LIMIT);
  }

  @Test
  void whoComesBehindOneWhoHasWaitedTooLongIsRefusedUntilThatOneHasLeft() {
    queue.offer(arrival(1, 0), 0);

    assertThat(queue.offer(arrival(2, MAX_WAIT), MAX_WAIT)).isTrue();
    assertThat(queue.offer(arrival(3, MAX_WAIT + 1), MAX_WAIT + 1)).isFalse();
    queue.drain(1, _ -> false);
    assertThat(queue.offer(arrival(3, MAX_WAIT + 1), MAX_WAIT + 1)).isTrue();
  }

  @Test
  void aBatchIsTakenInOrderOfArrival() {
    List<Submission> arrivals = List.of(arrival(1, 0), arrival(2, 0), arrival(3, 0));
    arrivals.forEach(it -> queue.offer(it, 0));

    assertThat(queue.drain(2, _ -> false)).isEqualTo(arrivals.subList(0, 2));
    assertThat(queue.drain(2, _ -> false)).isEqualTo(arrivals.subList(2, 3));
    assertThat(queue.drain(2, _ -> false)).isEmpty();
  }

  @Test
  void whoIsHeldKeepsHisPlace() {
    List<Submission> arrivals = List.of(arrival(1, 0), arrival(2, 0), arrival(1, 0));
    arrivals.forEach(it -> queue.offer(it, 0));

    assertThat(queue.drain(3, it -> it.userId() == 1)).containsExactly(arrivals.get(1));
    assertThat(queue.drain(3, _ -> false)).containsExactly(arrivals.get(0), arrivals.get(2));
  }

  private Submission arrival(long user, long atNanos) {
    return Submission.of(activity, Activities.join(user), null, Activities.NOON, atNanos, caller);
  }
}
