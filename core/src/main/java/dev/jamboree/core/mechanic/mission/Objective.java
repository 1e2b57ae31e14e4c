package dev.jamboree.core.mechanic.mission;

import dev.jamboree.core.command.Event;
import dev.jamboree.core.command.EventFilter;
import dev.jamboree.core.mechanic.Fields;
import dev.jamboree.core.participation.Memory;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something to reach by what happens.
 *
 * @param counts which events
 * @param field of the event that is measured; empty when events themselves are counted
 * @param goal at least 1
 */
public record Objective(EventFilter counts, Measure measure, String field, long goal) {

  /** How events make a number. */
  public enum Measure {
    /** How many there were. */
    COUNT,
    /** The sum of their numbers; those below 0 count nothing. */
    SUM,
    /** How many different values. */
    DISTINCT,
    /** The largest of their numbers. */
    MAX
  }

  static Objective read(Fields in) {
    var measure = Measure.valueOf(in.text("measure", "count").toUpperCase(Locale.ROOT));
    String field = in.text("field", "");
    if (field.isEmpty() != (measure == Measure.COUNT)) {
      in.wrong(
          "field",
          measure == Measure.COUNT
              ? "is not needed to count events"
              : "is missing: which field of the event is measured");
    }
    return new Objective(in.events(), measure, field, in.number("goal"));
  }

  /** How far it is; the counter's name tells whose and when. Never more than the goal. */
  long reached(Memory memory, String counter) {
    return measure == Measure.DISTINCT ? memory.count(counter + ":") : memory.get(counter);
  }

  /** Counts one event, if it is one that counts. Stops at the goal. */
  void count(Memory memory, String counter, Event event) {
    if (!counts.test(event)) return;
    long before = reached(memory, counter);
    if (before >= goal) return;
    Object value = event.fields().get(field);
    switch (measure) {
      case COUNT -> memory.set(counter, before + 1);
      case SUM -> memory.set(counter, before + Math.min(number(value), goal - before));
      case MAX -> memory.set(counter, Math.max(before, Math.min(number(value), goal)));
      case DISTINCT -> {
        if (value != null) memory.set(counter + ":" + hash(value), 1);
      }
    }
  }

  /** A whole number, cut off behind the point; what is no number, or below 0, is 0. */
  private static long number(@Nullable Object value) {
    return value instanceof Number number ? Math.max(0, number.longValue()) : 0;
  }

  /** FNV-1a, 64 bits: two values of one player that meet are one chance in 10^15. */
  private static String hash(Object value) {
    long hash = 0xcbf29ce484222325L;
    String text = Objects.toString(value);
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return Long.toString(hash, 36);
  }
}
