package dev.jamboree.core.mechanic.grab;

import dev.jamboree.core.command.Rejection;
import dev.jamboree.core.mechanic.Fields;
import dev.jamboree.core.mechanic.Turn;
import dev.jamboree.core.participation.Memory;
import dev.jamboree.core.participation.Past;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How many units one user may have; 0 for no limit.
 *
 * @param occurrence in one occurrence, at least 1
 * @param day in one day of players, over all occurrences
 * @param whole in all
 */
public record Quota(long occurrence, long day, long whole) {

  static final Quota ONCE = new Quota(1, 0, 0);

  static Quota read(Fields in) {
    return new Quota(in.number("occurrence", 1), in.number("day", 0), in.number("whole", 0));
  }

  @Nullable Rejection refuses(Turn turn, long hadHere, Grab grab) {
    if (hadHere >= occurrence) return Rejection.QUOTA_EXCEEDED;
    if (whole > 0 && hadHere + elsewhere(turn, grab, null) >= whole) {
      return Rejection.QUOTA_EXCEEDED;
    }
    if (day > 0 && today(turn, grab) + elsewhere(turn, grab, turn.today()) >= day) {
      return Rejection.QUOTA_EXCEEDED;
    }
    return null;
  }

  /** The one that comes with the join is counted by the join itself. */
  void count(Turn turn, Grab grab) {
    if (!turn.joined()) return;
    Memory memory = turn.memory(grab);
    long today = turn.today().toEpochDay();
    long before = memory.get("day") == today ? memory.get("today") : 0;
    memory.add("had", 1);
    memory.set("day", today);
    memory.set("today", before + 1);
  }

  /** Units of this occurrence that were had today. */
  private static long today(Turn turn, Grab grab) {
    Memory memory = turn.memory(grab);
    LocalDate today = turn.today();
    long claimed = memory.get("day") == today.toEpochDay() ? memory.get("today") : 0;
    boolean joinedToday =
        turn.joinedAt() != null && today.equals(turn.scene().days().of(turn.joinedAt()));
    return claimed + (joinedToday ? 1 : 0);
  }

  /** Units of other occurrences; of that day, when there is one. */
  private static long elsewhere(Turn turn, Grab grab, @Nullable LocalDate day) {
    long units = 0;
    for (Past past : turn.others()) {
      Memory memory = past.progress().memory(grab.id());
      if (day == null) {
        units += 1 + memory.get("had");
      } else {
        if (day.equals(turn.scene().days().of(past.joinedAt()))) units++;
        if (memory.get("day") == day.toEpochDay()) units += memory.get("today");
      }
    }
    return units;
  }
}
