package dev.jamboree.core.command;

/** Why a command is refused: the whole list, in the order in which it is checked. */
public enum Rejection {
  USER_BANNED,
  NOT_STARTED,
  ENDED,
  NOT_ELIGIBLE,
  QUOTA_EXCEEDED,
  SOLD_OUT
}
