package dev.jamboree.bench;

/**
 * What is asked of a contestant, and by how many connections.
 *
 * @param kind the mix of requests
 */
record Load(Kind kind, int connections) {

  enum Kind {
    /** Config reads of one activity. */
    CONFIG("config", 1),
    /** Joins of one activity, each by another user. */
    JOIN("join", 1),
    /** 80 % config, 10 % status, 10 % join, of one activity. */
    MIX("mix", 1),
    /** Joins of twenty activities, evenly. */
    SPREAD("join", 20),
    /** Joins of twenty activities, 80 % of them on four. */
    SPREAD_80_20("join", 20);

    private final String mode;
    private final int activities;

    Kind(String mode, int activities) {
      this.mode = mode;
      this.activities = activities;
    }

    /** As the load scripts call it. */
    String mode() {
      return mode;
    }

    int activities() {
      return activities;
    }

    boolean joins() {
      return this != CONFIG;
    }
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "@" + connections;
  }
}
