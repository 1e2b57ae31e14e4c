package dev.jamboree.core.mechanic.mission;

import static dev.jamboree.core.mechanic.Play.credit;
import static dev.jamboree.core.mechanic.Play.item;
import static dev.jamboree.core.mechanic.mission.Missions.counts;
import static dev.jamboree.core.mechanic.mission.Missions.measures;
import static dev.jamboree.core.mechanic.mission.Missions.mission;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.mechanic.Play;
import dev.jamboree.core.mechanic.mission.Objective.Measure;
import dev.jamboree.core.reward.Reward;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MissionTest {

  private static final Reward[] GEM = {item("gem", 1)};

  private static Activity activity(int revision, Mission mission) {
    return Play.activity(
        revision, "12-08 10:00", "12-20 10:00", Map.of("point", 9L, "token", 9L), mission);
  }

  private static Play play(Task... tasks) {
    return Play.of(activity(1, mission("do", 1, tasks)));
  }

  private static Task manual(String id, Period period, Objective... objectives) {
    return Missions.task(id, period, false, List.of(), GEM, objectives);
  }

  @Test
  void aGoalIsReachedByCountingAndClaimedOnce() {
    play(manual("win2", Period.WHOLE, counts("won", 2)))
        .follows(
            """
            12-10 10:00 | claim do win2 | NOT_REACHED
            12-10 10:01 | won           | -
            12-10 10:02 | lost          | -
            12-10 10:03 | claim do win2 | NOT_REACHED
            12-10 10:04 | won           | -
            12-10 10:05 | claim do win2 | do.win2: gem 1
            12-10 10:06 | claim do win2 | ALREADY_CLAIMED
            12-10 10:07 | claim do      | NOT_REACHED
            12-10 10:08 | claim do loss | NO_SUCH_ITEM
            12-10 10:09 | ann: claim do | NOT_REACHED
            """);
  }

  @Test
  void numbersAreSummedOrTheLargestCountsOrTheirDifferentValues() {
    play(
            manual("sum", Period.WHOLE, measures("hit", Measure.SUM, "damage", 10)),
            manual("max", Period.WHOLE, measures("hit", Measure.MAX, "damage", 7)),
            manual("kinds", Period.WHOLE, measures("hit", Measure.DISTINCT, "boss", 2)))
        .follows(
            """
            12-10 10:00 | hit damage=6 boss=orc  | -
            12-10 10:01 | claim do               | NOT_REACHED
            12-10 10:02 | hit damage=-9 boss=orc | -
            12-10 10:03 | hit damage=x           | -
            12-10 10:04 | hit damage=4           | -
            12-10 10:05 | claim do               | do.sum: gem 1
            12-10 10:06 | hit boss=imp damage=7  | -
            12-10 10:07 | claim do               | do.max: gem 1; do.kinds: gem 1
            """);
  }

  @Test
  void allObjectivesMustBeReached() {
    play(manual("both", Period.WHOLE, counts("won", 1), counts("fed", 2)))
        .follows(
            """
            12-10 10:00 | won           | -
            12-10 10:01 | fed           | -
            12-10 10:02 | claim do both | NOT_REACHED
            12-10 10:03 | fed           | -
            12-10 10:04 | claim do both | do.both: gem 1
            """);
  }

  @Test
  void aDailyMissionBeginsAnewAndWhatWasReachedStaysDue() {
    play(manual("day", Period.DAILY, counts("won", 1)))
        .follows(
            """
            12-10 23:59 | won          | -
            12-11 00:00 | won          | -
            12-11 00:01 | claim do day | do.day: gem 1; do.day: gem 1
            12-11 00:02 | won          | -
            12-11 00:03 | claim do day | ALREADY_CLAIMED
            12-12 00:00 | claim do day | NOT_REACHED
            """);
  }

  @Test
  void aWeekBeginsOnMonday() {
    play(manual("week", Period.WEEKLY, counts("won", 2)))
        .follows(
            """
            12-13 23:59 | won           | -
            12-14 00:00 | won           | -
            12-14 00:01 | claim do week | NOT_REACHED
            12-20 09:59 | won           | -
            12-20 09:59 | claim do week | do.week: gem 1
            """);
  }

  @Test
  void whatIsToldLateCountsOnItsDayAndWhatIsTooOldOrFromTheFutureDoesNot() {
    play(manual("day", Period.DAILY, counts("won", 2)))
        .follows(
            """
            12-10 10:00 | won                | -
            12-12 10:00 | won at 12-10 23:00 | -
            12-12 10:01 | claim do day       | do.day: gem 1
            12-12 10:02 | won at 12-09 23:00 | -
            12-12 10:02 | won at 12-09 23:00 | -
            12-12 10:03 | won at 12-13 01:00 | -
            12-12 10:03 | won at 12-13 01:00 | -
            12-12 10:04 | claim do day       | NOT_REACHED
            12-12 10:05 | won at 12-08 09:59 | NOT_STARTED
            12-12 10:06 | won at 12-20 10:00 | ENDED
            """);
  }

  @Test
  void inReviewLateEventsStillCountAndWhatIsDueCanStillBeClaimed() {
    play(manual("win2", Period.WHOLE, counts("won", 2)))
        .follows(
            """
            12-20 09:59 | won                | -
            12-20 10:00 | won                | ENDED
            12-20 10:01 | won at 12-20 09:00 | -
            12-20 10:02 | claim do           | do.win2: gem 1
            12-21 10:00 | won at 12-20 09:00 | ENDED
            12-21 10:00 | claim do           | ENDED
            """);
  }

  @Test
  void aMissionBehindAnotherIsLockedButCounts() {
    play(
            manual("first", Period.WHOLE, counts("won", 2)),
            Missions.task("second", Period.WHOLE, false, List.of("first"), GEM, counts("won", 1)))
        .follows(
            """
            12-10 10:00 | won             | -
            12-10 10:01 | claim do second | LOCKED
            12-10 10:02 | won             | -
            12-10 10:03 | claim do second | do.second: gem 1
            12-10 10:04 | claim do first  | do.first: gem 1
            """);
  }

  @Test
  void withoutAClaimItIsPaidAtOnceAndWhatItLocksToo() {
    Reward[] points = {credit("point", 5)};
    play(
            Missions.task("first", Period.WHOLE, true, List.of(), points, counts("won", 1)),
            Missions.task("second", Period.WHOLE, true, List.of("first"), GEM, counts("fed", 1)))
        .follows(
            """
            12-10 10:00 | fed | -
            12-10 10:01 | won | do.first: point 5; do.second: gem 1 (point 5)
            12-10 10:02 | won | -
            """);
  }

  @Test
  void whatDoesNotFitABalanceStaysDue() {
    Reward[] points = {credit("point", 5)};
    play(
            Missions.task("a", Period.DAILY, true, List.of(), points, counts("won", 1)),
            manual("b", Period.WHOLE, counts("won", 2)))
        .follows(
            """
            12-10 10:00 | won        | do.a: point 5 (point 5)
            12-11 10:00 | won        | -
            12-11 10:01 | claim do a | BALANCE_FULL
            12-11 10:02 | claim do   | do.b: gem 1
            12-11 10:03 | claim do   | BALANCE_FULL
            """);
  }

  @Test
  void aRunBeginsFresh() {
    var mission = mission("do", 1, manual("win2", Period.WHOLE, counts("won", 2)));
    Play.of(Play.daily(1, "12-10 00:00", "12-20 00:00", Map.of(), mission))
        .follows(
            """
            12-10 10:00 | won      | -
            12-11 10:00 | won      | -
            12-11 10:01 | claim do | NOT_REACHED
            """);
  }

  @Test
  void whoIsInKeepsMissionsAsPromisedGetsNewOnesAndLosesThoseThatAreGone() {
    Task easy = manual("win", Period.WHOLE, counts("won", 1));
    Task gone = manual("gone", Period.WHOLE, counts("won", 1));
    Reward[] gold = {item("gold", 1)};
    Task hard = Missions.task("win", Period.WHOLE, false, List.of(), gold, counts("won", 5));
    Task fresh = Missions.task("new", Period.WHOLE, false, List.of(), gold, counts("won", 1));
    play(easy, gone)
        .follows(
            """
            12-10 10:00 | lost | -
            """)
        .revised(activity(2, mission("do", 2, hard, fresh)))
        .follows(
            """
            12-10 10:01 | won           | -
            12-10 10:02 | claim do gone | NO_SUCH_ITEM
            12-10 10:03 | claim do      | do.win: gem 1; do.new: gold 1
            12-10 10:04 | ann: won      | -
            12-10 10:05 | ann: claim do | do.new: gold 1
            """);
  }
}
