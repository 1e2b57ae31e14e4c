package dev.jamboree.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.activity.LocalizedText;
import dev.jamboree.core.command.Command;
import dev.jamboree.core.command.User;
import dev.jamboree.core.decision.Decision.Accepted;
import dev.jamboree.core.decision.Decision.Rejected;
import dev.jamboree.core.decision.Decision.Repeated;
import dev.jamboree.core.mechanic.World;
import dev.jamboree.core.mechanic.grab.Grab;
import dev.jamboree.core.mechanic.grab.Quota;
import dev.jamboree.core.participation.Participation;
import dev.jamboree.core.participation.Past;
import dev.jamboree.core.participation.Progress;
import dev.jamboree.core.participation.Receipt;
import dev.jamboree.core.reward.Debit;
import dev.jamboree.core.reward.Grant;
import dev.jamboree.core.reward.Reward;
import dev.jamboree.core.reward.StockKey;
import dev.jamboree.core.reward.Stocks;
import dev.jamboree.core.schedule.Cron;
import dev.jamboree.core.schedule.Days;
import dev.jamboree.core.schedule.Recurrence;
import dev.jamboree.core.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DecisionsTest {

  private static final LocalDate DAY = LocalDate.parse("2026-12-10");
  private static final Reward GEMS = new Reward.Item("gem", 100);
  private static final Reward MOUNT = new Reward.Item("mount.dragon", 1);

  /**
   * Of the tables: the grab is open from 10:00 to 12:00, for level 10 and above, in review to
   * 13:00.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # what                                       | user     | joined at | left | at    | then
          the first to come gets it                    | level 10 | -         | 1000 | 10:00 | accepted
          the last unit is a unit                      | level 10 | -         | 1    | 11:59 | accepted
          nothing is left                              | level 10 | -         | 0    | 11:00 | SOLD_OUT
          a minute early                               | level 10 | -         | 1000 | 09:59 | NOT_STARTED
          at the end it is over                        | level 10 | -         | 1000 | 12:00 | ENDED
          in review nobody new comes in                | level 10 | -         | 1000 | 12:59 | ENDED
          after the review neither                     | level 10 | -         | 1000 | 13:00 | ENDED
          not in the audience                          | level 9  | -         | 1000 | 11:00 | NOT_ELIGIBLE
          banned                                       | banned   | -         | 1000 | 11:00 | USER_BANNED
          # a repeat is answered as it was, whatever has become of the rest
          again, a minute later                        | level 10 | 10:00     | 1000 | 10:01 | repeated
          again, when all is gone                      | level 10 | 10:00     | 0    | 11:00 | repeated
          again, when it is over                       | level 10 | 10:00     | 0    | 12:00 | repeated
          again, long after                            | level 10 | 10:00     | 0    | 23:00 | repeated
          again, when no longer in the audience        | level 9  | 10:00     | 1000 | 11:00 | repeated
          again, the clock stepped back before it      | level 10 | 10:00     | 1000 | 09:00 | repeated
          # of several reasons the first of the list
          banned and too early                         | banned   | -         | 1000 | 09:00 | USER_BANNED
          banned and too late                          | banned   | -         | 0    | 12:00 | USER_BANNED
          banned and had joined                        | banned   | 10:00     | 1000 | 11:00 | USER_BANNED
          too early, not in the audience, nothing left | level 9  | -         | 0    | 09:00 | NOT_STARTED
          too late, not in the audience, nothing left  | level 9  | -         | 0    | 12:00 | ENDED
          not in the audience and nothing left         | level 9  | -         | 0    | 11:00 | NOT_ELIGIBLE
          """)
  void aJoinComesTo(
      String what,
      String user,
      @Nullable LocalTime joinedAt,
      long left,
      LocalTime at,
      String then) {
    Receipt receipt = joinedAt == null ? null : new Receipt(2, 0, instant(joinedAt));
    Decision decision =
        decide(
            once(grab("gift", 0, GEMS)),
            Participation.of(receipt, List.of()),
            key -> left,
            new Command.Join(user(user)),
            instant(at));
    switch (decision) {
      case Accepted accepted -> {
        assertThat(then).isEqualTo("accepted");
        assertThat(accepted.after().receipt()).isEqualTo(new Receipt(3, 0, instant(at)));
        assertThat(accepted.debits()).containsExactly(new Debit(new StockKey(7, 0, "gift"), 1));
        assertThat(accepted.grants()).containsExactly(new Grant(3, "gift", "", List.of(GEMS)));
      }
      case Repeated repeated -> {
        assertThat(then).isEqualTo("repeated");
        assertThat(repeated.original()).isEqualTo(receipt);
      }
      case Rejected rejected -> assertThat(rejected.reason().name()).isEqualTo(then);
    }
  }

  /** Opens daily 10:00 to 11:00 UTC; one user may get it twice in all. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # what                                 | quota | other joins | left | day | at    | then
          the first time                         | 2     | 0           | 9    | 0   | 10:00 | accepted
          the second time                        | 2     | 1           | 9    | 1   | 10:00 | accepted
          the third is one too many              | 2     | 2           | 9    | 2   | 10:00 | QUOTA_EXCEEDED
          no quota, no limit                     | 0     | 99          | 9    | 3   | 10:00 | accepted
          the quota comes before the stock       | 2     | 2           | 0    | 2   | 10:00 | QUOTA_EXCEEDED
          the clock comes before the quota       | 2     | 2           | 9    | 1   | 09:59 | NOT_STARTED
          between two it has not started again   | 2     | 0           | 9    | 1   | 12:00 | NOT_STARTED
          in the review of one it has ended      | 2     | 0           | 9    | 1   | 11:15 | ENDED
          after the last it has ended            | 2     | 0           | 9    | 4   | 11:30 | ENDED
          """)
  void aQuotaCountsOverAllOccurrences(
      String what, int quota, int others, long left, int day, LocalTime at, String then) {
    Instant now = DAY.plusDays(day).atTime(at).toInstant(ZoneOffset.UTC);
    Decision decision =
        decide(
            daily(grab("gift", quota, GEMS)),
            Participation.of(null, pasts(others)),
            key -> left,
            new Command.Join(user("level 10")),
            now);
    assertThat(name(decision)).isEqualTo(then);
  }

  @Test
  void eachOccurrenceHasAStockOfItsOwn() {
    Instant now = DAY.plusDays(1).atTime(10, 30).toInstant(ZoneOffset.UTC);
    long key = DAY.plusDays(1).atTime(10, 0).toInstant(ZoneOffset.UTC).getEpochSecond();
    StockKey today = new StockKey(7, key, "gift");
    Decision decision =
        decide(
            daily(grab("gift", 0, GEMS)),
            Participation.NONE,
            stock -> stock.equals(today) ? 1 : 0,
            new Command.Join(user("level 10")),
            now);
    assertThat(decision)
        .isInstanceOfSatisfying(
            Accepted.class,
            accepted -> {
              assertThat(accepted.after().receipt()).isEqualTo(new Receipt(3, key, now));
              assertThat(accepted.debits()).containsExactly(new Debit(today, 1));
            });
  }

  /** Two grabs in one activity: all of them or nothing. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # what                                     | left of a | of b | quota of b | other joins | then
          both are there                             | 1         | 1    | 0          | 0           | accepted
          without the first there is none            | 0         | 1    | 0          | 0           | SOLD_OUT
          without the second neither                 | 1         | 0    | 0          | 0           | SOLD_OUT
          the quota of one is the quota of both      | 1         | 1    | 1          | 1           | QUOTA_EXCEEDED
          any quota comes before any stock           | 0         | 1    | 1          | 1           | QUOTA_EXCEEDED
          """)
  void severalGrabsAreOne(
      String what, long leftOfA, long leftOfB, int quotaOfB, int others, String then) {
    Decision decision =
        decide(
            once(grab("a", 0, GEMS), grab("b", quotaOfB, MOUNT, GEMS)),
            Participation.of(null, pasts(others)),
            key -> key.item().equals("a") ? leftOfA : leftOfB,
            new Command.Join(user("level 10")),
            instant(LocalTime.of(11, 0)));
    assertThat(name(decision)).isEqualTo(then);
    if (decision instanceof Accepted accepted) {
      assertThat(accepted.debits())
          .containsExactly(
              new Debit(new StockKey(7, 0, "a"), 1), new Debit(new StockKey(7, 0, "b"), 1));
      assertThat(accepted.grants())
          .containsExactly(
              new Grant(3, "a", "", List.of(GEMS)), new Grant(3, "b", "", List.of(MOUNT, GEMS)));
    }
  }

  @Test
  void stocksAreLockedInOneOrder() {
    List<StockKey> ordered =
        List.of(
            new StockKey(1, 0, "b"),
            new StockKey(2, 0, "a"),
            new StockKey(2, 0, "b"),
            new StockKey(2, 5, "a"),
            new StockKey(10, 0, "a"));
    assertThat(ordered.reversed().stream().sorted()).containsExactlyElementsOf(ordered);
  }

  private static Decision decide(
      Activity activity, Participation before, Stocks stocks, Command command, Instant now) {
    var world = new World(stocks, (_, _, _, _) -> 0);
    return Decisions.decide(Rules.of(activity), before, world, command, now);
  }

  private static Grab grab(String id, int whole, Reward... rewards) {
    var tier = new Grab.Tier("", id, 1000, 1, List.of(rewards));
    return new Grab(id, 3, List.of(tier), new Quota(1, 0, whole), Optional.empty());
  }

  /** So many joins, a day apart, long ago. */
  private static List<Past> pasts(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Past(i + 1, Instant.EPOCH.plus(Duration.ofDays(i)), Progress.NONE))
        .toList();
  }

  private static String name(Decision decision) {
    return switch (decision) {
      case Accepted accepted -> "accepted";
      case Repeated repeated -> "repeated";
      case Rejected rejected -> rejected.reason().name();
    };
  }

  private static User user(String who) {
    return who.equals("banned")
        ? new User(8, true, Map.of("level", 99L))
        : new User(8, false, Map.of("level", Long.parseLong(who.substring("level ".length()))));
  }

  private static Activity once(Grab... grabs) {
    return activity(LocalDateTime.of(DAY, LocalTime.of(12, 0)), Duration.ofHours(1), null, grabs);
  }

  private static Activity daily(Grab... grabs) {
    var recurrence = new Recurrence(Cron.parse("0 0 10 * * *"), Duration.ofHours(1));
    return activity(
        LocalDateTime.of(DAY.plusDays(5), LocalTime.of(0, 0)),
        Duration.ofMinutes(30),
        recurrence,
        grabs);
  }

  private static Activity activity(
      LocalDateTime end, Duration review, @Nullable Recurrence recurrence, Grab... grabs) {
    var plan =
        new Schedule.Plan(
            LocalDateTime.of(DAY, LocalTime.of(10, 0)),
            end,
            ZoneId.of("UTC"),
            null,
            Duration.ofMinutes(10),
            review,
            recurrence);
    return new Activity(
        7,
        3,
        new LocalizedText("抢", "Grab"),
        new Schedule(plan),
        new Days(ZoneOffset.UTC, LocalTime.MIDNIGHT),
        (userId, attributes) -> attributes.get("level") instanceof Long level && level >= 10,
        Map.of(),
        List.of(grabs));
  }

  private static Instant instant(LocalTime at) {
    return LocalDateTime.of(DAY, at).toInstant(ZoneOffset.UTC);
  }
}
