package dev.jamboree.server.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that runs like any other until somebody sets it. */
final class SteppedClock implements InstantSource {

  private volatile Duration ahead = Duration.ZERO;

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  /** So far ahead of the real time, from now on. */
  void ahead(Duration by) {
    ahead = by;
  }
}
