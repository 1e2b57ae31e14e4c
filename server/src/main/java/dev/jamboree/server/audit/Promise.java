package dev.jamboree.server.audit;

import java.util.Comparator;

/** What joins were promised: what the revision says, in that occurrence. */
record Promise(long activityId, long occurrence, int revision) implements Comparable<Promise> {

  private static final Comparator<Promise> ORDER =
      Comparator.comparingLong(Promise::activityId)
          .thenComparingLong(Promise::occurrence)
          .thenComparingInt(Promise::revision);

  @Override
  public int compareTo(Promise other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "activity %d, occurrence %d, revision %d".formatted(activityId, occurrence, revision);
  }
}
