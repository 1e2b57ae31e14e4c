package dev.jamboree.server.ops;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Whether requests should be sent here. Thread-safe. */
public final class Health {

  /** Who does not answer by then is taken to be away. */
  private static final long PATIENCE_MILLIS = 1_000;

  private final List<Check> checks;
  private volatile boolean draining;

  /**
   * One thing that is needed.
   *
   * @param vital whether nothing works without it; else its absence degrades
   * @param probe asks it; a failed future counts as false
   */
  public record Check(String name, boolean vital, Supplier<Future<Boolean>> probe) {}

  /** How things stand. */
  enum Status {
    READY,
    /** Something is away that can be done without. */
    DEGRADED,
    /** Something is away that is needed. */
    UNAVAILABLE,
    /** About to stop: requests under way are finished, new ones should go elsewhere. */
    DRAINING;

    boolean takesRequests() {
      return this == READY || this == DEGRADED;
    }
  }

  /** What one check came to. */
  record Finding(String name, boolean vital, boolean up) {}

  /** What all checks came to. */
  record Report(Status status, List<Finding> findings) {}

  /** Asks these, in this order. */
  public Health(List<Check> checks) {
    this.checks = List.copyOf(checks);
  }

  /** From now on it is not ready, for good. */
  public void drain() {
    draining = true;
  }

  Future<Report> report() {
    List<Future<Finding>> asked = new ArrayList<>(checks.size());
    for (Check check : checks) asked.add(ask(check));
    return Future.all(asked)
        .map(all -> {
          List<Finding> findings = all.list();
          return new Report(status(findings), findings);
        });
  }

  private Status status(List<Finding> findings) {
    if (draining) return Status.DRAINING;
    if (findings.stream().anyMatch(f -> f.vital() && !f.up())) return Status.UNAVAILABLE;
    return findings.stream().allMatch(Finding::up) ? Status.READY : Status.DEGRADED;
  }

  private static Future<Finding> ask(Check check) {
    Future<Boolean> answer;
    try {
      answer = check.probe().get();
    } catch (RuntimeException e) {
      // A probe that throws must not hide what the others have to say.
      answer = Future.failedFuture(e);
    }
    return answer
        .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .otherwise(false)
        .map(up -> new Finding(check.name(), check.vital(), up));
  }
}
