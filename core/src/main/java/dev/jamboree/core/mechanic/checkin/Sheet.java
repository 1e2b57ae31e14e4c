package dev.jamboree.core.mechanic.checkin;

import dev.jamboree.core.participation.Memory;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of the last 64 days were checked in, and how long the streak is that leads into them.
 *
 * @param last the epoch day of the last check-in
 * @param bits bit i stands for the day i days before the last; 0 when there is none at all
 * @param older how many days on end were checked in just before those 64
 */
record Sheet(long last, long bits, long older) {

  private static final int DAYS = 64;

  static Sheet of(Memory memory) {
    return new Sheet(memory.get("last"), memory.get("bits"), memory.get("older"));
  }

  void keep(Memory memory) {
    memory.set("last", last);
    memory.set("bits", bits);
    memory.set("older", older);
  }

  boolean has(LocalDate day) {
    long back = last - day.toEpochDay();
    return back >= 0 && back < DAYS && (bits >>> back & 1) == 1;
  }

  Sheet with(LocalDate day) {
    long epochDay = day.toEpochDay();
    if (bits == 0) return new Sheet(epochDay, 1, 0);
    if (epochDay <= last) return new Sheet(last, bits | 1L << (last - epochDay), older);
    Sheet moved = this;
    for (long i = last; i < epochDay && (moved.bits != 0 || moved.older != 0); i++) {
      long before = moved.bits < 0 ? moved.older + 1 : 0; // the sign is bit 63, which falls out
      moved = new Sheet(moved.last + 1, moved.bits << 1, before);
    }
    return new Sheet(epochDay, moved.bits | 1, moved.older);
  }

  /** Days on end, back from the last. */
  long streak() {
    int ones = Long.numberOfTrailingZeros(~bits);
    return ones == DAYS ? DAYS + older : ones;
  }

  /** Days on end, back from that one, which is checked in. */
  long streakAt(LocalDate day) {
    int back = (int) (last - day.toEpochDay());
    int ones = Long.numberOfTrailingZeros(~(bits >>> back));
    return back + ones == DAYS ? ones + older : ones;
  }

  /** Check-ins in that month; it must be among the last 64 days. */
  int in(YearMonth month) {
    int count = 0;
    for (int d = 1; d <= month.lengthOfMonth(); d++) if (has(month.atDay(d))) count++;
    return count;
  }

  /** Those of the last so many days that were checked in, the oldest first. */
  List<LocalDate> days(LocalDate today, int count) {
    List<LocalDate> days = new ArrayList<>();
    for (int back = count - 1; back >= 0; back--) {
      if (has(today.minusDays(back))) days.add(today.minusDays(back));
    }
    return days;
  }
}
