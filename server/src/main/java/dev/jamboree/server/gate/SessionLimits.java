package dev.jamboree.server.gate;

import java.time.Duration;

/** What a game server may ask for, beside the longest life of a session, which is a setting. */
public final class SessionLimits {

  /** What it lasts when nothing is said. */
  public static final Duration TTL_DEFAULT = Duration.ofDays(1);

  /** Sessions in one call. */
  public static final int SESSIONS = 1000;

  /** Attributes of a user. */
  public static final int ATTRIBUTES = 64;

  /** Characters of an attribute's name. */
  public static final int ATTRIBUTE_NAME = 64;

  /** All attributes as JSON in UTF-8. */
  public static final int ATTRIBUTES_BYTES = 4096;

  /** A token of any shape. */
  public static final int TOKEN_CHARACTERS = 4096;

  private SessionLimits() {}
}
