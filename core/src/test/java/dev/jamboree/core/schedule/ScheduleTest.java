package dev.jamboree.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScheduleTest {

  private static Schedule schedule(
      String start, String end, String zone, String preview, String endingSoon, String review) {
    return new Schedule(
        new Schedule.Plan(
            LocalDateTime.parse(start),
            LocalDateTime.parse(end),
            ZoneId.of(zone),
            preview.isEmpty() ? null : Duration.parse(preview),
            Duration.parse(endingSoon),
            Duration.parse(review),
            null));
  }

  private static Schedule recurring(
      String start, String end, String zone, String cron, String lasts, String review) {
    return new Schedule(
        new Schedule.Plan(
            LocalDateTime.parse(start),
            LocalDateTime.parse(end),
            ZoneId.of(zone),
            null,
            Duration.parse("PT10M"),
            Duration.parse(review),
            new Recurrence(Cron.parse(cron), Duration.parse(lasts))));
  }

  private static Schedule recurring(String start, String end, String zone, String cron) {
    return recurring(start, end, zone, cron, "PT5M", "PT0S");
  }

  private static List<String> starts(Schedule schedule) {
    return schedule.next(Instant.MIN, 100).stream().map(o -> o.start().toString()).toList();
  }

  @Nested
  final class OneThatRunsOnce {

    private final Schedule schedule =
        schedule("2026-12-10T10:00", "2026-12-13T00:00", "Asia/Shanghai", "P1D", "PT2H", "P3D");

    @ParameterizedTest(name = "at {0}: {1}, until {2}")
    @CsvSource(
        delimiter = '|',
        nullValues = "for ever",
        textBlock =
            """
            # now                    | phase       | until
            1970-01-01T00:00:00Z     | PREVIEW     | 2026-12-10T02:00:00Z
            2026-12-10T01:59:59.999Z | PREVIEW     | 2026-12-10T02:00:00Z
            2026-12-10T02:00:00Z     | ACTIVE      | 2026-12-12T14:00:00Z
            2026-12-12T13:59:59.999Z | ACTIVE      | 2026-12-12T14:00:00Z
            2026-12-12T14:00:00Z     | ENDING_SOON | 2026-12-12T16:00:00Z
            2026-12-12T15:59:59.999Z | ENDING_SOON | 2026-12-12T16:00:00Z
            2026-12-12T16:00:00Z     | REVIEW      | 2026-12-15T16:00:00Z
            2026-12-15T15:59:59.999Z | REVIEW      | 2026-12-15T16:00:00Z
            2026-12-15T16:00:00Z     | ENDED       | for ever
            2999-01-01T00:00:00Z     | ENDED       | for ever
            """)
    void goesThroughItsPhases(Instant now, Phase phase, @Nullable Instant until) {
      Moment moment = schedule.at(now);
      assertThat(moment.phase()).isEqualTo(phase);
      assertThat(moment.nextTransition()).isEqualTo(until);
      assertThat(moment.occurrence().key()).isZero();
    }

    @Test
    void isHeardOfADayBefore() {
      assertThat(schedule.visibleFrom()).isEqualTo("2026-12-09T02:00:00Z");
    }

    @Test
    void isNextUntilItEnds() {
      assertThat(schedule.next(Instant.parse("2026-12-12T15:59:59Z"), 5)).hasSize(1);
      assertThat(schedule.next(Instant.parse("2026-12-12T16:00:00Z"), 5)).isEmpty();
    }

    @Test
    void isFoundByItsKey() {
      assertThat(schedule.occurrence(0))
          .contains(new Occurrence(0, schedule.start(), schedule.end()));
      assertThat(schedule.occurrence(1)).isEmpty();
    }
  }

  @Nested
  final class WithoutPreviewEndingSoonOrReview {

    private final Schedule schedule =
        schedule("2026-12-10T10:00", "2026-12-10T11:00", "UTC", "", "PT0S", "PT0S");

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            2026-12-10T09:59:59.999999999Z | PREVIEW
            2026-12-10T10:00:00Z           | ACTIVE
            2026-12-10T10:59:59.999999999Z | ACTIVE
            2026-12-10T11:00:00Z           | ENDED
            """)
    void itIsOpenOrNot(Instant now, Phase phase) {
      assertThat(schedule.at(now).phase()).isEqualTo(phase);
    }

    @Test
    void itIsHeardOfAlways() {
      assertThat(schedule.visibleFrom()).isEqualTo(Instant.MIN);
    }
  }

  @Test
  void endingSoonMayBeLongerThanTheWhole() {
    Schedule schedule = schedule("2026-12-10T10:00", "2026-12-10T11:00", "UTC", "", "P1D", "PT0S");
    assertThat(schedule.at(Instant.parse("2026-12-10T09:00:00Z")).phase()).isEqualTo(Phase.PREVIEW);
    assertThat(schedule.at(schedule.start()).phase()).isEqualTo(Phase.ENDING_SOON);
  }

  @Nested
  final class OneThatRecurs {

    private final Schedule schedule =
        recurring(
            "2026-12-10T12:00",
            "2026-12-14T10:30",
            "Asia/Shanghai",
            "0 0 10 * * *",
            "PT1H",
            "PT30M");

    @Test
    void opensAtEachFiringBetweenStartAndEnd() {
      assertThat(starts(schedule))
          .containsExactly(
              "2026-12-11T02:00:00Z",
              "2026-12-12T02:00:00Z",
              "2026-12-13T02:00:00Z",
              "2026-12-14T02:00:00Z");
      assertThat(schedule.start()).isEqualTo("2026-12-11T02:00:00Z");
    }

    @Test
    void isCutOffByTheEndOfTheWhole() {
      assertThat(schedule.end()).isEqualTo("2026-12-14T02:30:00Z");
    }

    @ParameterizedTest(name = "at {0}: {1} of {2}, until {3}")
    @CsvSource(
        delimiter = '|',
        nullValues = "for ever",
        textBlock =
            """
            # now                    | phase       | occurrence of        | until
            2026-12-01T00:00:00Z     | PREVIEW     | 2026-12-11T02:00:00Z | 2026-12-11T02:00:00Z
            2026-12-11T01:59:59.999Z | PREVIEW     | 2026-12-11T02:00:00Z | 2026-12-11T02:00:00Z
            2026-12-11T02:00:00Z     | ACTIVE      | 2026-12-11T02:00:00Z | 2026-12-11T02:50:00Z
            2026-12-11T02:50:00Z     | ENDING_SOON | 2026-12-11T02:00:00Z | 2026-12-11T03:00:00Z
            2026-12-11T03:00:00Z     | REVIEW      | 2026-12-11T02:00:00Z | 2026-12-11T03:30:00Z
            2026-12-11T03:29:59.999Z | REVIEW      | 2026-12-11T02:00:00Z | 2026-12-11T03:30:00Z
            2026-12-11T03:30:00Z     | PREVIEW     | 2026-12-12T02:00:00Z | 2026-12-12T02:00:00Z
            2026-12-12T02:00:00Z     | ACTIVE      | 2026-12-12T02:00:00Z | 2026-12-12T02:50:00Z
            2026-12-14T02:19:59.999Z | ACTIVE      | 2026-12-14T02:00:00Z | 2026-12-14T02:20:00Z
            2026-12-14T02:20:00Z     | ENDING_SOON | 2026-12-14T02:00:00Z | 2026-12-14T02:30:00Z
            2026-12-14T02:30:00Z     | REVIEW      | 2026-12-14T02:00:00Z | 2026-12-14T03:00:00Z
            2026-12-14T03:00:00Z     | ENDED       | 2026-12-14T02:00:00Z | for ever
            """)
    void goesThroughItsPhasesAgainAndAgain(
        Instant now, Phase phase, Instant occurrence, @Nullable Instant until) {
      Moment moment = schedule.at(now);
      assertThat(moment.phase()).isEqualTo(phase);
      assertThat(moment.occurrence().start()).isEqualTo(occurrence);
      assertThat(moment.occurrence().key()).isEqualTo(occurrence.getEpochSecond());
      assertThat(moment.nextTransition()).isEqualTo(until);
    }

    @ParameterizedTest(name = "from {0}, at most {1}: {2}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            2026-12-01T00:00:00Z | 2  | 2026-12-11T02:00:00Z 2026-12-12T02:00:00Z
            2026-12-11T02:30:00Z | 2  | 2026-12-11T02:00:00Z 2026-12-12T02:00:00Z
            2026-12-11T03:00:00Z | 2  | 2026-12-12T02:00:00Z 2026-12-13T02:00:00Z
            2026-12-13T02:00:00Z | 10 | 2026-12-13T02:00:00Z 2026-12-14T02:00:00Z
            2026-12-14T02:30:00Z | 10 | ''
            2026-12-11T02:30:00Z | 0  | ''
            """)
    void tellsTheNextOccurrences(Instant from, int n, String expected) {
      List<String> next = schedule.next(from, n).stream().map(o -> o.start().toString()).toList();
      assertThat(String.join(" ", next)).isEqualTo(expected);
    }

    @Test
    void itsOccurrencesAreFoundByTheirKeys() {
      Occurrence second = schedule.next(Instant.MIN, 2).get(1);
      assertThat(schedule.occurrence(second.key())).contains(second);
      assertThat(schedule.occurrence(second.key() + 1)).isEmpty();
      assertThat(schedule.occurrence(0)).isEmpty();
    }
  }

  @Test
  void anOccurrenceIsCutOffByTheNext() {
    Schedule schedule =
        recurring("2026-12-10T00:00", "2026-12-10T03:00", "UTC", "0 0 * * * *", "PT2H", "P1D");
    assertThat(schedule.next(Instant.MIN, 9))
        .extracting(o -> Duration.between(o.start(), o.end()))
        .containsExactly(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));
    assertThat(schedule.at(Instant.parse("2026-12-10T00:59:59.999Z")).occurrence().start())
        .isEqualTo("2026-12-10T00:00:00Z");
    assertThat(schedule.at(Instant.parse("2026-12-10T01:00:00Z")).phase()).isEqualTo(Phase.ACTIVE);
  }

  @Test
  void aReviewIsCutOffByTheNextStart() {
    Schedule schedule =
        recurring("2026-12-10T00:00", "2026-12-10T06:00", "UTC", "0 0 */2 * * *", "PT1H", "P1D");
    Moment between = schedule.at(Instant.parse("2026-12-10T01:30:00Z"));
    assertThat(between.phase()).isEqualTo(Phase.REVIEW);
    assertThat(between.nextTransition()).isEqualTo("2026-12-10T02:00:00Z");
    Moment after = schedule.at(Instant.parse("2026-12-10T05:30:00Z"));
    assertThat(after.nextTransition()).isEqualTo("2026-12-11T05:00:00Z");
  }

  /** What is written on the wall clock, and the instants that come of it. */
  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # a time that clocks skip moves behind the gap
          America/New_York    | 2027-03-14T01:59:59 | 2027-03-14T06:59:59Z
          America/New_York    | 2027-03-14T02:30    | 2027-03-14T07:30:00Z
          America/New_York    | 2027-03-14T03:00    | 2027-03-14T07:00:00Z
          Europe/Berlin       | 2027-03-28T02:30    | 2027-03-28T01:30:00Z
          Australia/Lord_Howe | 2026-10-04T02:10    | 2026-10-03T15:40:00Z
          # a time that clocks repeat is its first one
          America/New_York    | 2026-11-01T01:30    | 2026-11-01T05:30:00Z
          America/New_York    | 2026-11-01T02:00    | 2026-11-01T07:00:00Z
          Europe/Berlin       | 2026-10-25T02:30    | 2026-10-25T00:30:00Z
          Australia/Lord_Howe | 2027-04-04T01:45    | 2027-04-03T14:45:00Z
          # a day that a zone left out
          Pacific/Apia        | 2011-12-30T12:00    | 2011-12-30T22:00:00Z
          """)
  void startsByTheWallClock(String zone, String start, Instant instant) {
    assertThat(schedule(start, "2040-01-01T00:00", zone, "", "PT0S", "PT0S").start())
        .isEqualTo(instant);
  }

  @ParameterizedTest(name = "{0} {1}–{2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # daily in the gap: that day behind it
          America/New_York    | 2027-03-13T00:00 | 2027-03-16T00:00 | 0 30 2 * * *     | 2027-03-13T07:30:00Z 2027-03-14T07:30:00Z 2027-03-15T06:30:00Z
          # daily in the overlap: once, the first
          America/New_York    | 2026-10-31T00:00 | 2026-11-03T00:00 | 0 30 1 * * *     | 2026-10-31T05:30:00Z 2026-11-01T05:30:00Z 2026-11-02T06:30:00Z
          # hourly across the gap: no hour twice
          Europe/Berlin       | 2027-03-28T01:00 | 2027-03-28T05:00 | 0 0 * * * *      | 2027-03-28T00:00:00Z 2027-03-28T01:00:00Z 2027-03-28T02:00:00Z
          # hourly across the overlap: the repeated hour is one
          Europe/Berlin       | 2026-10-25T01:00 | 2026-10-25T04:00 | 0 0 * * * *      | 2026-10-24T23:00:00Z 2026-10-25T00:00:00Z 2026-10-25T02:00:00Z
          # half an hour is skipped: 02:15 moves to 02:45, behind 02:40, and none is lost
          Australia/Lord_Howe | 2026-10-04T01:00 | 2026-10-04T04:00 | 0 15,40 2 * * *  | 2026-10-03T15:40:00Z 2026-10-03T15:45:00Z
          # an end in the gap is behind it, and so is what fires before it
          Australia/Lord_Howe | 2026-10-04T01:00 | 2026-10-04T02:10 | 0 30,35,50 2 * * * | 2026-10-03T15:30:00Z 2026-10-03T15:35:00Z
          """)
  void recursAcrossAChangeOfTheClocks(
      String zone, String start, String end, String cron, String expected) {
    assertThat(String.join(" ", starts(recurring(start, end, zone, cron)))).isEqualTo(expected);
  }

  @Test
  void eachOccurrenceLastsAsLongWhateverTheClocksDo() {
    Schedule schedule =
        recurring(
            "2027-03-14T00:00",
            "2027-03-15T00:00",
            "America/New_York",
            "0 30 1 * * *",
            "PT2H",
            "PT0S");
    assertThat(schedule.start()).isEqualTo("2027-03-14T06:30:00Z");
    assertThat(schedule.end()).isEqualTo("2027-03-14T08:30:00Z");
  }

  @Test
  void tenThousandOccurrencesAreFineAndOneMoreIsNot() {
    assertThat(
            recurring("2026-01-01T00:00:00", "2026-01-01T02:46:40", "UTC", "* * * * * *")
                .next(Instant.MIN, Integer.MAX_VALUE))
        .hasSize(10_000);
    assertThatThrownBy(
            () -> recurring("2026-01-01T00:00:00", "2026-01-01T02:46:41", "UTC", "* * * * * *"))
        .hasMessage("recurs more than 10000 times");
  }

  @ParameterizedTest(name = "{0}–{1} {2} {3}: {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-12-10T10:00 | 2026-12-10T10:00 | 0 0 * * * *  | PT1H  | the end must be after the start
          2026-12-10T10:00 | 2026-12-10T09:00 | 0 0 * * * *  | PT1H  | the end must be after the start
          2026-12-10T10:00 | 2026-12-11T10:00 | 0 0 * * * *  | PT0S  | an occurrence must last some time
          2026-12-10T10:00 | 2026-12-11T10:00 | 0 0 * * * *  | -PT1H | an occurrence must last some time
          2026-12-10T10:00 | 2026-12-10T23:00 | 0 0 9 * * *  | PT1H  | never fires between start and end
          2026-12-10T10:00 | 2027-12-10T23:00 | 0 0 9 30 2 * | PT1H  | never fires between start and end
          """)
  void whatWouldNeverRunIsRefused(
      String start, String end, String cron, String lasts, String message) {
    assertThatThrownBy(() -> recurring(start, end, "UTC", cron, lasts, "PT0S"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
