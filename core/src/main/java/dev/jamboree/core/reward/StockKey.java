package dev.jamboree.core.reward;

/**
 * Names a stock.
 *
 * @param occurrence the key of the occurrence it is for: each starts with a full stock
 * @param item the mechanic (or prize) that hands it out
 */
public record StockKey(long activityId, long occurrence, String item)
    implements Comparable<StockKey> {

  /** The one order in which stocks are locked, everywhere: that is why nothing deadlocks. */
  @Override
  public int compareTo(StockKey other) {
    int byActivity = Long.compare(activityId, other.activityId);
    if (byActivity != 0) return byActivity;
    int byOccurrence = Long.compare(occurrence, other.occurrence);
    return byOccurrence != 0 ? byOccurrence : item.compareTo(other.item);
  }
}
