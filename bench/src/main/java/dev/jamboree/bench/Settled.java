package dev.jamboree.bench;

import java.sql.SQLException;
import java.time.Duration;

/** Waits for what was in flight when a load ended. */
final class Settled {

  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final int LIMIT = 120;

  private Settled() {}

  /** What is read from a database. */
  interface Reading<T> {
    T read() throws SQLException;
  }

  /** Reads until it reads the same twice in a row. */
  static <T> T await(Reading<T> reading) throws SQLException {
    T last = reading.read();
    for (int i = 0; i < LIMIT; i++) {
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return last;
      }
      T next = reading.read();
      if (next.equals(last)) return next;
      last = next;
    }
    throw new IllegalStateException("still changing long after the load has ended: " + last);
  }
}
