package dev.jamboree.server.gate;

/** How often one user may do something: all rate limits, here and nowhere else. */
public enum Limit {
  /** Joins of one activity. A client that tries again politely is far below it. */
  JOIN(20, 40),
  /** Other commands in one activity: check-ins, claims, draws, exchanges. */
  COMMAND(20, 40);

  private final int perSecond;
  private final int burst;

  Limit(int perSecond, int burst) {
    this.perSecond = perSecond;
    this.burst = burst;
  }

  /** What it is unless set otherwise. */
  public Rate byDefault() {
    return new Rate(perSecond, burst);
  }

  /**
   * A bucket that holds so many and refills steadily.
   *
   * @param perSecond 1 to 1,000
   * @param burst what may come at once; at least 1
   */
  public record Rate(int perSecond, int burst) {

    /** Checks the bounds. */
    public Rate {
      if (perSecond < 1 || perSecond > 1000 || burst < 1) {
        throw new IllegalArgumentException("1 to 1000 a second, and a burst of at least 1");
      }
    }
  }
}
