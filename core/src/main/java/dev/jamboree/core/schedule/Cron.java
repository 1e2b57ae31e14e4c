package dev.jamboree.core.schedule;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A cron expression of six fields, {@code second minute hour day-of-month month day-of-week}, or of
 * five (second 0), over local time. Fields take {@code *}, numbers, ranges, lists and steps; months
 * and days of the week also take names (JAN, MON); Sunday is 0 or 7. As in Vixie cron, a day
 * matches when either day field does, unless one of them is {@code *}.
 */
public final class Cron {

  /** Far enough for every date that comes back at all: 29 February on one day of the week. */
  private static final int HORIZON_YEARS = 41;

  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  private final String expression;
  private final long seconds;
  private final long minutes;
  private final long hours;
  private final long daysOfMonth;
  private final long months;
  private final long daysOfWeek;
  private final boolean eitherDay;

  private Cron(String expression, List<String> fields) {
    this.expression = expression;
    seconds = bits(fields.get(0), 0, 59, List.of(), 0);
    minutes = bits(fields.get(1), 0, 59, List.of(), 0);
    hours = bits(fields.get(2), 0, 23, List.of(), 0);
    daysOfMonth = bits(fields.get(3), 1, 31, List.of(), 0);
    months = bits(fields.get(4), 1, 12, MONTHS, 1);
    long week = bits(fields.get(5), 0, 7, DAYS, 0);
    daysOfWeek = (week & 1L << 7) != 0 ? week | 1 : week;
    eitherDay = !fields.get(3).startsWith("*") && !fields.get(5).startsWith("*");
  }

  /** Throws {@link IllegalArgumentException} with what is wrong and where. */
  public static Cron parse(String expression) {
    List<String> fields = List.of(expression.trim().split("\\s+", -1));
    return switch (fields.size()) {
      case 6 -> new Cron(expression, fields);
      case 5 -> {
        var withSecond = new java.util.ArrayList<>(fields);
        withSecond.add(0, "0");
        yield new Cron(expression, withSecond);
      }
      default ->
          throw new IllegalArgumentException(
              "cron takes 5 or 6 fields, not " + fields.size() + ": " + expression);
    };
  }

  /**
   * The first local time at or after {@code from} (to the second) that matches, if any ever does.
   */
  public Optional<LocalDateTime> atOrAfter(LocalDateTime from) {
    LocalDateTime t = from.truncatedTo(ChronoUnit.SECONDS);
    if (t.isBefore(from)) t = t.plusSeconds(1);
    LocalDateTime horizon = t.plusYears(HORIZON_YEARS);
    while (t.isBefore(horizon)) {
      if (!has(months, t.getMonthValue())) {
        t = t.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).plusMonths(1);
      } else if (!dayMatches(t)) {
        t = t.truncatedTo(ChronoUnit.DAYS).plusDays(1);
      } else if (!has(hours, t.getHour())) {
        t = t.truncatedTo(ChronoUnit.HOURS).plusHours(1);
      } else if (!has(minutes, t.getMinute())) {
        t = t.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
      } else if (!has(seconds, t.getSecond())) {
        t = t.plusSeconds(1);
      } else {
        return Optional.of(t);
      }
    }
    return Optional.empty();
  }

  private boolean dayMatches(LocalDateTime t) {
    boolean ofMonth = has(daysOfMonth, t.getDayOfMonth());
    boolean ofWeek = has(daysOfWeek, t.getDayOfWeek().getValue() % 7);
    return eitherDay ? ofMonth || ofWeek : ofMonth && ofWeek;
  }

  private static boolean has(long bits, int value) {
    return (bits & 1L << value) != 0;
  }

  private static long bits(String field, int min, int max, List<String> names, int firstName) {
    long bits = 0;
    for (String part : field.split(",", -1)) {
      List<String> stepped = List.of(part.split("/", -1));
      List<String> range = List.of(stepped.get(0).split("-", -1));
      if (stepped.size() > 2 || range.size() > 2) throw bad(field, min, max);
      boolean all = stepped.get(0).equals("*");
      int low = all ? min : value(range.get(0), field, min, max, names, firstName);
      int high =
          all || (range.size() == 1 && stepped.size() == 2)
              ? max
              : value(range.get(range.size() - 1), field, min, max, names, firstName);
      int step = stepped.size() == 2 ? value(stepped.get(1), field, 1, max, List.of(), 0) : 1;
      if (low > high) throw bad(field, min, max);
      for (int i = low; i <= high; i += step) bits |= 1L << i;
    }
    return bits;
  }

  private static int value(
      String text, String field, int min, int max, List<String> names, int firstName) {
    int name = names.indexOf(text.toUpperCase(Locale.ROOT));
    if (name >= 0) return name + firstName;
    if (!text.matches("\\d{1,2}")) throw bad(field, min, max);
    int value = Integer.parseInt(text);
    if (value < min || value > max) throw bad(field, min, max);
    return value;
  }

  private static IllegalArgumentException bad(String field, int min, int max) {
    return new IllegalArgumentException(
        "cron field '" + field + "' wants numbers from " + min + " to " + max);
  }

  @Override
  public String toString() {
    return expression;
  }
}
