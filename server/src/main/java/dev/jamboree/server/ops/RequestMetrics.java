package dev.jamboree.server.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Requests by operation and reason, and how long they took by operation. Each meter is registered
 * when it is first used and then found by index. Thread-safe.
 *
 * @param <O> what was asked
 * @param <P> what was wrong with it
 */
public final class RequestMetrics<O extends Enum<O>, P extends Enum<P>> {

  private static final String NOBODYS_OPERATION = "none";
  private static final String SUCCESS = "OK";

  /** Closer where answers should be; each is a series for each operation. */
  private static final Duration[] BUCKETS =
      LongStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final O[] operations;
  private final Function<O, String> operationName;
  private final P[] problems;
  private final AtomicReferenceArray<@Nullable Counter> counters;
  private final AtomicReferenceArray<@Nullable Timer> timers;

  RequestMetrics(
      MeterRegistry registry, O[] operations, Function<O, String> operationName, P[] problems) {
    this.registry = registry;
    this.operations = operations;
    this.operationName = operationName;
    this.problems = problems;
    counters = new AtomicReferenceArray<>((operations.length + 1) * (problems.length + 1));
    timers = new AtomicReferenceArray<>(operations.length + 1);
  }

  /**
   * One request was answered.
   *
   * @param operation null when it was none of ours
   * @param problem null for a success
   */
  @SuppressWarnings("EnumOrdinal") // an array is the cheapest look-up, and the index goes nowhere
  public void observe(@Nullable O operation, @Nullable P problem, long nanos) {
    int row = operation == null ? operations.length : operation.ordinal();
    int column = problem == null ? problems.length : problem.ordinal();
    counter(row, column).increment();
    timer(row).record(nanos, TimeUnit.NANOSECONDS);
  }

  private Counter counter(int row, int column) {
    int index = row * (problems.length + 1) + column;
    Counter known = counters.get(index);
    if (known != null) return known;
    // Registering twice at once yields the same meter.
    Counter counter =
        Counter.builder(Metrics.REQUESTS)
            .description("Requests answered, by operation and reason")
            .tag("operation", name(row))
            .tag("reason", column == problems.length ? SUCCESS : problems[column].name())
            .register(registry);
    counters.set(index, counter);
    return counter;
  }

  private Timer timer(int row) {
    Timer known = timers.get(row);
    if (known != null) return known;
    Timer timer =
        Timer.builder(Metrics.REQUEST_DURATION)
            .description("From a request's headers to its answer")
            .tag("operation", name(row))
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    timers.set(row, timer);
    return timer;
  }

  private String name(int row) {
    return row == operations.length ? NOBODYS_OPERATION : operationName.apply(operations[row]);
  }
}
