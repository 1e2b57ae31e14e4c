package dev.jamboree.core.mechanic;

import dev.jamboree.core.participation.Memory;

/**
 * How often one user may do something in an occurrence; 0 for no limit.
 *
 * @param day within one day of players
 * @param whole in all
 */
public record Limit(long day, long whole) {

  public static final Limit NONE = new Limit(0, 0);

  /** Reads {@code {"day": 3, "whole": 10}}. */
  public static Limit read(Fields in) {
    return new Limit(in.number("day", 0), in.number("whole", 0));
  }

  /** Whether so many more are allowed; {@code what} names what is counted. */
  public boolean allows(Turn turn, Memory memory, String what, long more) {
    if (whole > 0 && memory.get(what) > whole - more) return false;
    return day == 0 || today(turn, memory, what) <= day - more;
  }

  /** Counts so many more, where somebody will ask. */
  public void count(Turn turn, Memory memory, String what, long more) {
    if (whole > 0) memory.add(what, more);
    if (day == 0) return;
    long before = today(turn, memory, what);
    memory.set(what + ".day", turn.today().toEpochDay());
    memory.set(what + ".today", before + more);
  }

  private static long today(Turn turn, Memory memory, String what) {
    boolean current = memory.get(what + ".day") == turn.today().toEpochDay();
    return current ? memory.get(what + ".today") : 0;
  }

  /** What is left of it. */
  public Ordered left(Turn turn, Memory memory, String what) {
    return Ordered.map()
        .with(day > 0, "day", day - today(turn, memory, what))
        .with(whole > 0, "whole", whole - memory.get(what));
  }

  public Ordered shown() {
    return Ordered.map().with(day > 0, "day", day).with(whole > 0, "whole", whole);
  }
}
