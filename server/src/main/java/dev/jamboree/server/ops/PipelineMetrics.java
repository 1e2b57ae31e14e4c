package dev.jamboree.server.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/** What the write path does. Thread-safe. */
public final class PipelineMetrics {

  private final MeterRegistry registry;
  private final DistributionSummary batchSize;
  private final Timer queueWait;
  private final Counter overloaded;
  private final Counter unresolved;
  private final ConcurrentMap<String, Counter> retries = new ConcurrentHashMap<>();

  PipelineMetrics(MeterRegistry registry) {
    this.registry = registry;
    batchSize =
        DistributionSummary.builder(Metrics.BATCH_SIZE)
            .description("Commands in a batch")
            .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096)
            .register(registry);
    queueWait =
        Timer.builder(Metrics.QUEUE_WAIT)
            .description("How long the first of a batch had waited for it")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofSeconds(5))
            .register(registry);
    overloaded =
        Counter.builder(Metrics.OVERLOADED)
            .description("Commands refused because the queue was full or did not move")
            .register(registry);
    unresolved =
        Counter.builder(Metrics.UNRESOLVED)
            .description("Commands given up without knowing how they ended")
            .register(registry);
  }

  /** A batch is done: so many commands, the first of which had waited so long. */
  public void batch(int size, long oldestWaitNanos) {
    batchSize.record(size);
    queueWait.record(oldestWaitNanos, TimeUnit.NANOSECONDS);
  }

  /**
   * A batch had to be tried again.
   *
   * @param reason one of few: each is a time series
   */
  public void retried(String reason) {
    retries
        .computeIfAbsent(
            reason,
            key ->
                Counter.builder(Metrics.BATCH_RETRIES)
                    .description("Batches tried again, by reason")
                    .tag("reason", key)
                    .register(registry))
        .increment();
  }

  /** So many commands were refused, as the queue was full or did not move. */
  public void overloaded(int commands) {
    overloaded.increment(commands);
  }

  /** So many commands were given up without knowing how they ended. */
  public void unresolved(int commands) {
    unresolved.increment(commands);
  }
}
