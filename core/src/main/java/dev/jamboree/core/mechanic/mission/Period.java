package dev.jamboree.core.mechanic.mission;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** How long a mission counts before it begins anew. */
public enum Period {
  DAILY(2),
  WEEKLY(1),
  WHOLE(0);

  private final int kept;

  Period(int kept) {
    this.kept = kept;
  }

  /** Numbers the periods: days and weeks by their first epoch day. */
  long of(LocalDate day) {
    return switch (this) {
      case DAILY -> day.toEpochDay();
      case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toEpochDay();
      case WHOLE -> 0;
    };
  }

  /** The oldest that late events can still be counted in. */
  long oldest(LocalDate today) {
    return switch (this) {
      case DAILY -> of(today.minusDays(kept));
      case WEEKLY -> of(today.minusWeeks(kept));
      case WHOLE -> 0;
    };
  }
}
