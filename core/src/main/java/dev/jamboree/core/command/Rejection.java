package dev.jamboree.core.command;

/** Why a command is refused: the whole list, in the order in which it is checked. */
public enum Rejection {
  USER_BANNED,
  NOT_STARTED,
  ENDED,
  NOT_ELIGIBLE,
  /** The activity has no such mechanic, or it does not do what is asked. */
  NO_SUCH_MECHANIC,
  /** The mechanic has no such offer, mission, tier or prize. */
  NO_SUCH_ITEM,
  /** A day that cannot be made up for. */
  NO_SUCH_DAY,
  /** Something else must be done first. */
  LOCKED,
  /** The goal is not reached yet. */
  NOT_REACHED,
  /** It was had before. */
  ALREADY_CLAIMED,
  QUOTA_EXCEEDED,
  /** A balance holds less than the cost. */
  NOT_ENOUGH,
  /** A balance would pass its maximum. */
  BALANCE_FULL,
  SOLD_OUT
}
