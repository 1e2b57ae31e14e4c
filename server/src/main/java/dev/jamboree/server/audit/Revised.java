package dev.jamboree.server.audit;

import java.util.Comparator;

/** A revision that users came in under. */
record Revised(long activityId, int revision) implements Comparable<Revised> {

  private static final Comparator<Revised> ORDER =
      Comparator.comparingLong(Revised::activityId).thenComparingInt(Revised::revision);

  @Override
  public int compareTo(Revised other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "activity %d, revision %d".formatted(activityId, revision);
  }
}
