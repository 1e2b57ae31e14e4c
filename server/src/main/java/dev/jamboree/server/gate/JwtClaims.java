package dev.jamboree.server.gate;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a valid token says; leeway is in the times.
 *
 * @param attributes null when it says nothing of them
 */
record JwtClaims(
    long userId, Instant from, Instant until, @Nullable Map<String, Object> attributes) {

  /** Whether it holds now. */
  boolean at(Instant now) {
    return now.isBefore(until) && !now.isBefore(from);
  }
}
