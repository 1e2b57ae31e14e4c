package dev.jamboree.server.audit;

import java.util.Comparator;

/** What hands out units, over all its slots. */
record Stock(long activityId, long occurrence, String item) implements Comparable<Stock> {

  private static final Comparator<Stock> ORDER =
      Comparator.comparingLong(Stock::activityId)
          .thenComparingLong(Stock::occurrence)
          .thenComparing(Stock::item);

  @Override
  public int compareTo(Stock other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "activity %d, occurrence %d, item %s".formatted(activityId, occurrence, item);
  }
}
