package dev.jamboree.server.document;

import dev.jamboree.core.schedule.Cron;
import dev.jamboree.core.schedule.Days;
import dev.jamboree.core.schedule.Recurrence;
import dev.jamboree.core.schedule.Schedule;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the schedule of a document, as far as its schema found nothing wrong with it. */
final class ScheduleReader {

  private static final String AT = "/schedule";

  private final JsonObject node;
  private final Mistakes mistakes;

  private ScheduleReader(JsonObject node, Mistakes mistakes) {
    this.node = node;
    this.mistakes = mistakes;
  }

  /** Null when there is a mistake in it, which is noted. */
  static @Nullable Schedule read(JsonObject document, Mistakes mistakes) {
    return document.getValue("schedule") instanceof JsonObject node
        ? new ScheduleReader(node, mistakes).read()
        : null;
  }

  /** Of a document whose schedule has been read. */
  static Days days(JsonObject document, Schedule schedule) {
    String begin = document.getJsonObject("schedule").getString("dayBegins", "00:00");
    return new Days(schedule.zone(), LocalTime.parse(begin));
  }

  private @Nullable Schedule read() {
    ZoneId zone = zone();
    LocalDateTime start = dateTime("start", zone);
    LocalDateTime end = dateTime("end", zone);
    Duration preview = node.containsKey("preview") ? duration(node, AT, "preview") : null;
    Duration endingSoon = duration(node, AT, "endingSoon");
    Duration review = duration(node, AT, "review");
    Recurrence recurrence = recurrence();
    if (start != null && end != null && !start.isBefore(end)) {
      mistakes.add(AT + "/end", "must be after the start, " + start);
      return null;
    }
    if (zone == null || start == null || end == null || !mistakes.noneUnder(AT)) return null;
    return schedule(new Schedule.Plan(start, end, zone, preview, endingSoon, review, recurrence));
  }

  private @Nullable Schedule schedule(Schedule.Plan plan) {
    try {
      return new Schedule(plan);
    } catch (IllegalArgumentException e) {
      String at = plan.recurrence() == null ? AT + "/end" : AT + "/recurs/cron";
      mistakes.add(at, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private @Nullable ZoneId zone() {
    String name = text(node, AT, "zone");
    if (name == null) return null;
    Set<String> known = ZoneId.getAvailableZoneIds();
    if (known.contains(name)) return ZoneId.of(name);
    String city = "/" + name.substring(name.lastIndexOf('/') + 1).replace(' ', '_');
    String hint =
        known.stream()
            .filter(
                id -> ("/" + id).toLowerCase(Locale.ROOT).endsWith(city.toLowerCase(Locale.ROOT)))
            .sorted()
            .findFirst()
            .map(id -> "did you mean " + id + "?")
            .orElse("use an IANA name like Asia/Shanghai");
    mistakes.add(AT + "/zone", "is no time zone: " + hint);
    return null;
  }

  private @Nullable LocalDateTime dateTime(String field, @Nullable ZoneId zone) {
    String text = text(node, AT, field);
    if (text == null) return null;
    String at = AT + "/" + field;
    LocalDateTime local;
    try {
      local = LocalDateTime.parse(text);
    } catch (DateTimeException e) {
      mistakes.add(at, "is no date of the calendar or no time of the day");
      return null;
    }
    if (local.getYear() < Limits.FIRST_YEAR || local.getYear() > Limits.LAST_YEAR) {
      mistakes.add(at, "must be in " + Limits.FIRST_YEAR + " to " + Limits.LAST_YEAR);
      return null;
    }
    ZoneOffsetTransition jump = zone == null ? null : zone.getRules().getTransition(local);
    if (jump != null && jump.isGap()) {
      mistakes.add(
          at,
          "does not exist in %s: clocks jump from %s to %s there; write one of these"
              .formatted(zone, jump.getDateTimeBefore(), jump.getDateTimeAfter()));
      return null;
    }
    return local;
  }

  private @Nullable Recurrence recurrence() {
    if (!(node.getValue("recurs") instanceof JsonObject recurs)) return null;
    String at = AT + "/recurs";
    Duration lasts = duration(recurs, at, "lasts");
    if (recurs.containsKey("lasts") && lasts.isZero()) {
      mistakes.add(at + "/lasts", "must be longer than nothing, like PT1H");
    }
    String cron = text(recurs, at, "cron");
    if (cron == null) return null;
    try {
      return new Recurrence(Cron.parse(cron), lasts);
    } catch (IllegalArgumentException e) {
      mistakes.add(at + "/cron", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private Duration duration(JsonObject in, String at, String field) {
    String text = text(in, at, field);
    if (text == null) return Duration.ZERO;
    Duration duration = Duration.parse(text);
    if (duration.compareTo(Limits.LONGEST_DURATION) > 0) {
      long days = Limits.LONGEST_DURATION.toDays();
      mistakes.add(at + "/" + field, "must not be longer than " + days + " days");
    }
    return duration;
  }

  private @Nullable String text(JsonObject in, String at, String field) {
    return in.getValue(field) instanceof String text && !mistakes.at(at + "/" + field)
        ? text
        : null;
  }
}
