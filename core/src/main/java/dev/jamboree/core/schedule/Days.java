package dev.jamboree.core.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Cuts time into the days of players.
 *
 * @param begin the time of the wall clock at which a day begins; games often take one at night
 */
public record Days(ZoneId zone, LocalTime begin) {

  /** The day that holds this instant; never goes back while time goes on. */
  public LocalDate of(Instant instant) {
    LocalDate date = LocalDateTime.ofInstant(instant, zone).toLocalDate();
    // By instants, not by the wall clock: it may show the beginning twice when DST ends.
    if (instant.isBefore(start(date))) return date.minusDays(1);
    return instant.isBefore(start(date.plusDays(1))) ? date : date.plusDays(1);
  }

  /** When that day begins: behind a DST gap, and the first time in an overlap. */
  public Instant start(LocalDate day) {
    return day.atTime(begin).atZone(zone).toInstant();
  }
}
