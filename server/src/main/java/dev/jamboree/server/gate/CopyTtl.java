package dev.jamboree.server.gate;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long a copy in Redis may live. Bounded, whatever the session's own time: should Redis ever
 * lose a ban (a failover does), the copy that comes back to life is soon gone.
 *
 * @param most less a tenth at random, so that what was copied together does not go together
 */
public record CopyTtl(Duration most) {

  /** What is used unless told otherwise. */
  public static final CopyTtl DEFAULT = new CopyTtl(Duration.ofHours(1));

  Duration of(Duration rest) {
    long millis = most.toMillis();
    long spread = ThreadLocalRandom.current().nextLong(Math.max(1, millis / 10));
    return Duration.ofMillis(Math.max(1, Math.min(rest.toMillis(), millis - spread)));
  }

  Duration any() {
    return of(most);
  }
}
