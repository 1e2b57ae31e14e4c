package dev.jamboree.server.http;

import org.jspecify.annotations.Nullable;

/** Is told of every answer. Called on event loops: must be quick and must not throw. */
@FunctionalInterface
public interface RequestMeter {

  /**
   * One request was answered.
   *
   * @param operation null when it was none of ours
   * @param problem null for a success
   * @param nanos from its headers' arrival until its answer was handed over
   */
  void observe(@Nullable Operation operation, @Nullable Problem problem, long nanos);
}
