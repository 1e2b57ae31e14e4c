package dev.jamboree.core.mechanic.checkin;

import static dev.jamboree.core.mechanic.Play.credit;
import static dev.jamboree.core.mechanic.Play.item;

import dev.jamboree.core.mechanic.Play;
import dev.jamboree.core.mechanic.checkin.CheckIn.Counts;
import dev.jamboree.core.mechanic.checkin.CheckIn.Milestone;
import dev.jamboree.core.reward.Cost;
import dev.jamboree.core.reward.Reward;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CheckInTest {

  private static final Map<String, Long> TICKETS = Map.of("ticket", 9L);

  private static CheckIn days(Counts counts, int days, boolean repeats) {
    return new CheckIn("daily", 1, counts, calendar(days), repeats, List.of(), Optional.empty());
  }

  private static List<List<Reward>> calendar(int days) {
    return IntStream.rangeClosed(1, days).mapToObj(day -> List.of(item("gem", day))).toList();
  }

  private static Play play(CheckIn checkIn) {
    return Play.of(Play.activity(1, "12-01 00:00", "12-31 23:59", TICKETS, checkIn));
  }

  @Test
  void eachDayCanBeCheckedInOnceAndPaysTheNextRewardOfTheCalendar() {
    play(days(Counts.TOTAL, 3, false))
        .follows(
            """
            12-10 00:00 | checkIn daily      | daily.d1: gem 1
            12-10 23:59 | checkIn daily      | ALREADY_CLAIMED
            12-11 00:00 | checkIn daily      | daily.d2: gem 2
            12-11 00:00 | ann: checkIn daily | daily.d1: gem 1
            12-15 10:00 | checkIn daily      | daily.d3: gem 3
            12-16 10:00 | checkIn daily      | QUOTA_EXCEEDED
            12-16 10:01 | checkIn other      | NO_SUCH_MECHANIC
            12-16 10:02 | draw daily         | NO_SUCH_MECHANIC
            12-31 23:59 | ann: checkIn daily | ENDED
            """);
  }

  @Test
  void aCalendarThatRepeatsBeginsAgainBehindItsEnd() {
    play(days(Counts.TOTAL, 2, true))
        .follows(
            """
            12-10 10:00 | checkIn daily | daily.d1: gem 1
            12-11 10:00 | checkIn daily | daily.d2: gem 2
            12-12 10:00 | checkIn daily | daily.d1: gem 1
            """);
  }

  @Test
  void aStreakBeginsAgainAfterADayThatWasMissedAndGoesOnToPayItsLastReward() {
    play(days(Counts.STREAK, 3, false))
        .follows(
            """
            12-10 10:00 | checkIn daily | daily.d1: gem 1
            12-11 10:00 | checkIn daily | daily.d2: gem 2
            12-13 10:00 | checkIn daily | daily.d1: gem 1
            12-14 10:00 | checkIn daily | daily.d2: gem 2
            12-15 10:00 | checkIn daily | daily.d3: gem 3
            12-16 10:00 | checkIn daily | daily.d3: gem 3
            """);
  }

  @Test
  void byMonthTheDayOfTheMonthIsPaidAndANewMonthBeginsAnew() {
    var month = days(Counts.MONTH, 31, false);
    Play.of(Play.activity(1, "01-01 00:00", "12-31 23:59", TICKETS, month))
        .follows(
            """
            01-31 10:00 | checkIn daily | daily.d31: gem 31
            02-01 10:00 | checkIn daily | daily.d1: gem 1
            02-28 10:00 | checkIn daily | daily.d28: gem 28
            03-01 10:00 | checkIn daily | daily.d1: gem 1
            """);
  }

  @Test
  void aMilestoneIsPaidBesideTheDay() {
    var milestones = List.of(new Milestone(2, List.of(item("mount", 1))));
    play(new CheckIn("daily", 1, Counts.STREAK, calendar(9), false, milestones, Optional.empty()))
        .follows(
            """
            12-10 10:00 | checkIn daily | daily.d1: gem 1
            12-11 10:00 | checkIn daily | daily.d2: gem 2; daily.m2: mount 1
            12-12 10:00 | checkIn daily | daily.d3: gem 3
            12-14 10:00 | checkIn daily | daily.d1: gem 1
            12-15 10:00 | checkIn daily | daily.d2: gem 2; daily.m2: mount 1
            """);
  }

  @Test
  void daysThatWereMissedCanBeMadeUpForAtACostWithinAFewDaysAndTimes() {
    var makeUp = new MakeUp(3, 2, List.of(new Cost("ticket", 1)));
    List<List<Reward>> tickets =
        IntStream.range(0, 9).mapToObj(_ -> List.of(credit("ticket", 1))).toList();
    play(new CheckIn("daily", 1, Counts.TOTAL, tickets, false, List.of(), Optional.of(makeUp)))
        .follows(
            """
            12-01 10:00 | checkIn daily 12-02 | NO_SUCH_DAY
            12-01 10:00 | checkIn daily 11-30 | NO_SUCH_DAY
            12-05 10:00 | checkIn daily 12-04 | NOT_ENOUGH
            12-05 10:01 | checkIn daily       | daily.d1: ticket 1 (ticket 1)
            12-06 10:00 | checkIn daily       | daily.d2: ticket 1 (ticket 2)
            12-06 10:01 | checkIn daily 12-02 | NO_SUCH_DAY
            12-06 10:02 | checkIn daily 12-05 | ALREADY_CLAIMED
            12-06 10:03 | checkIn daily 12-03 | daily.d3: ticket 1 (ticket 2)
            12-06 10:04 | checkIn daily 12-03 | ALREADY_CLAIMED
            12-06 10:05 | checkIn daily 12-04 | daily.d4: ticket 1 (ticket 2)
            12-09 10:00 | checkIn daily 12-08 | QUOTA_EXCEEDED
            12-09 10:01 | checkIn daily       | daily.d5: ticket 1 (ticket 3)
            """);
  }

  @Test
  void aDayThatIsMadeUpForClosesTheGapOfAStreak() {
    var makeUp = new MakeUp(7, 3, List.of());
    play(new CheckIn("daily", 1, Counts.STREAK, calendar(9), false, List.of(), Optional.of(makeUp)))
        .follows(
            """
            12-10 10:00 | checkIn daily       | daily.d1: gem 1
            12-12 10:00 | checkIn daily       | daily.d1: gem 1
            12-12 10:01 | checkIn daily 12-11 | daily.d2: gem 2
            12-13 10:00 | checkIn daily       | daily.d4: gem 4
            """);
  }

  @Test
  void whatDoesNotFitABalanceIsRefusedAndTheDayStaysOpen() {
    var big = List.of(List.of(credit("ticket", 6)), List.of(credit("ticket", 6)));
    play(new CheckIn("daily", 1, Counts.TOTAL, big, false, List.of(), Optional.empty()))
        .follows(
            """
            12-10 10:00 | checkIn daily | daily.d1: ticket 6 (ticket 6)
            12-11 10:00 | checkIn daily | BALANCE_FULL
            """);
  }

  @Test
  void theDaysOfPlayersAreThoseOfTheZoneAlsoWhenTheClockIsSet() {
    var newYork = Play.plan("03-01 00:00", "12-01 00:00", "America/New_York", null);
    var checkIn = days(Counts.STREAK, 9, false);
    // 02:30 is skipped on 8 March and told twice on 1 November.
    Play.of(Play.activity(1, newYork, "02:30", TICKETS, checkIn))
        .follows(
            """
            03-07 12:00 | checkIn daily | daily.d1: gem 1
            03-08 01:59 | checkIn daily | ALREADY_CLAIMED
            03-08 03:29 | checkIn daily | ALREADY_CLAIMED
            03-08 03:30 | checkIn daily | daily.d2: gem 2
            03-09 02:30 | checkIn daily | daily.d3: gem 3
            10-31 12:00 | checkIn daily | daily.d1: gem 1
            11-01 01:30 | checkIn daily | ALREADY_CLAIMED
            11-01 02:30 | checkIn daily | daily.d2: gem 2
            11-02 02:29 | checkIn daily | ALREADY_CLAIMED
            """);
  }

  @Test
  void aRunBeginsFresh() {
    Play.of(Play.daily(1, "12-10 00:00", "12-20 00:00", TICKETS, days(Counts.TOTAL, 3, false)))
        .follows(
            """
            12-10 10:00 | checkIn daily | daily.d1: gem 1
            12-11 10:00 | checkIn daily | daily.d1: gem 1
            """);
  }

  @Test
  void whoIsInKeepsTheCalendarAndHowToMakeUpIsAsItIsNow() {
    var makeUp = new MakeUp(7, 3, List.of());
    List<List<Reward>> gold = List.of(List.of(item("gold", 1)), List.of(item("gold", 2)));
    var next = new CheckIn("daily", 2, Counts.TOTAL, gold, false, List.of(), Optional.of(makeUp));
    play(days(Counts.TOTAL, 3, false))
        .follows(
            """
            12-10 10:00 | checkIn daily       | daily.d1: gem 1
            12-12 10:00 | checkIn daily 12-11 | NO_SUCH_DAY
            """)
        .revised(Play.activity(2, "12-01 00:00", "12-31 23:59", TICKETS, next))
        .follows(
            """
            12-12 10:01 | checkIn daily 12-11 | daily.d2: gem 2
            12-12 10:02 | ann: checkIn daily  | daily.d1: gold 1
            """);
  }
}
