package dev.jamboree.core.reward;

/**
 * A stock that a mechanic hands out of.
 *
 * @param item names it within the activity: the mechanic's id, or {@code mechanic.prize}
 * @param units each occurrence starts with
 * @param slots rows it is split into, 1 to 64; more than one spreads a very hot stock
 */
public record Supply(String item, long units, int slots) {

  /** In one row. */
  public Supply(String item, long units) {
    this(item, units, 1);
  }
}
