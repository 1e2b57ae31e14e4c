package dev.jamboree.core.participation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one user has done in one activity, as seen from one occurrence of it.
 *
 * @param receipt of the join in this occurrence; null when there is none
 * @param revision under which the user came in, by whatever command was first in this occurrence; 0
 *     for not yet
 * @param progress in this occurrence
 * @param others joins in other occurrences
 */
public record Participation(
    @Nullable Receipt receipt, int revision, Progress progress, List<Past> others) {

  public static final Participation NONE = new Participation(null, 0, Progress.NONE, List.of());

  public Participation {
    others = List.copyOf(others);
  }

  /** With nothing but a join behind it, or not even that. */
  public static Participation of(@Nullable Receipt receipt, List<Past> others) {
    return new Participation(
        receipt, receipt == null ? 0 : receipt.revision(), Progress.NONE, others);
  }

  public boolean cameIn() {
    return revision > 0;
  }
}
