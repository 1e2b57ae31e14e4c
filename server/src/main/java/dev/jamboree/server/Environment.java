package dev.jamboree.server;

import dev.jamboree.server.gate.Sessions;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/**
 * What the server takes as given: tests and benchmarks give it something else.
 *
 * @param clock the only clock it goes by
 * @param sessions may wrap how sessions are found, for each event loop
 */
public record Environment(InstantSource clock, UnaryOperator<Sessions> sessions) {

  /** As in production. */
  public static final Environment REAL =
      new Environment(InstantSource.system(), UnaryOperator.identity());
}
