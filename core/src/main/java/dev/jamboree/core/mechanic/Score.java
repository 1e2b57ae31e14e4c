package dev.jamboree.core.mechanic;

import java.time.Instant;

/**
 * A user's place in a ranking.
 *
 * @param points the more, the better
 * @param since when the user has had them: of two with the same points the earlier is better
 */
public record Score(String mechanic, long points, Instant since) {

  /** No more than this, whatever comes in. */
  public static final long MAX = 1_000_000_000_000_000L;
}
