package dev.jamboree.core.participation;

import org.jspecify.annotations.Nullable;

/**
 * What one user has done in one activity, as seen from one occurrence of it.
 *
 * @param receipt of the join in this occurrence; null when there is none
 * @param others joins in other occurrences
 */
public record Participation(@Nullable Receipt receipt, int others) {

  public static final Participation NONE = new Participation(null, 0);
}
