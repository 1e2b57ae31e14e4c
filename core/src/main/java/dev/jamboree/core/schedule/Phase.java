package dev.jamboree.core.schedule;

/** Where an activity stands, in this order; one that recurs runs through them again and again. */
public enum Phase {
  /** Announced; nothing can be done yet. */
  PREVIEW,
  /** Open. */
  ACTIVE,
  /** Open, and about to close. */
  ENDING_SOON,
  /** Closed; players can still look at it. */
  REVIEW,
  /** Over. */
  ENDED;

  public boolean open() {
    return this == ACTIVE || this == ENDING_SOON;
  }

  /** Closed for good, or until it opens again. */
  public boolean over() {
    return this == REVIEW || this == ENDED;
  }
}
