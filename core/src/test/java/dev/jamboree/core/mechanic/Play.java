package dev.jamboree.core.mechanic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.activity.Audience;
import dev.jamboree.core.activity.LocalizedText;
import dev.jamboree.core.command.Command;
import dev.jamboree.core.command.Event;
import dev.jamboree.core.command.User;
import dev.jamboree.core.decision.Decision;
import dev.jamboree.core.decision.Decision.Accepted;
import dev.jamboree.core.decision.Decision.Rejected;
import dev.jamboree.core.decision.Decision.Repeated;
import dev.jamboree.core.decision.Decisions;
import dev.jamboree.core.decision.Rules;
import dev.jamboree.core.participation.Participation;
import dev.jamboree.core.participation.Past;
import dev.jamboree.core.reward.Balance;
import dev.jamboree.core.reward.Debit;
import dev.jamboree.core.reward.Entry;
import dev.jamboree.core.reward.Grant;
import dev.jamboree.core.reward.Reward;
import dev.jamboree.core.reward.StockKey;
import dev.jamboree.core.reward.Supply;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Plays scenarios by the rules: each line says when, who does what, and what comes of it.
 *
 * <pre>
 * 12-10 09:00 | checkIn daily        | daily.d1: gem 10 (ticket 1)
 * 12-10 09:01 | checkIn daily        | ALREADY_CLAIMED
 * 12-10 09:02 | ann: draw wheel 10   | NOT_ENOUGH
 * 12-10 10:00 | battle.won damage=3  | -
 * </pre>
 *
 * <p>Times are those of 2026 in the activity's zone. What comes of it is the grants with their
 * rewards, then in brackets the balances that have changed, as they are then; {@code -} for
 * nothing.
 */
public final class Play {

  private final List<Activity> revisions = new ArrayList<>();
  private final Map<String, Map<Long, Participation>> users = new HashMap<>();
  private final Map<StockKey, Long> stocks = new HashMap<>();
  private Dice dice = (_, _, _, _) -> 0;

  private Play() {}

  /** Of one revision; more may follow. */
  public static Play of(Activity activity) {
    var play = new Play();
    play.revisions.add(activity);
    return play;
  }

  /** With a review of a day. */
  public static Activity activity(
      int revision, String start, String end, Map<String, Long> balances, Mechanic... mechanics) {
    return activity(
        revision, plan(start, end, "Asia/Shanghai", null), "00:00", balances, mechanics);
  }

  /** The same, open every day from ten to eleven. */
  public static Activity daily(
      int revision, String start, String end, Map<String, Long> balances, Mechanic... mechanics) {
    var recurrence = new Recurrence(Cron.parse("0 0 10 * * *"), Duration.ofHours(1));
    return activity(
        revision, plan(start, end, "Asia/Shanghai", recurrence), "00:00", balances, mechanics);
  }

  public static Schedule.Plan plan(
      String start, String end, String zone, @Nullable Recurrence recurrence) {
    return new Schedule.Plan(
        time(start),
        time(end),
        ZoneId.of(zone),
        null,
        Duration.ZERO,
        recurrence == null ? Duration.ofDays(1) : Duration.ofHours(1),
        recurrence);
  }

  public static Activity activity(
      int revision,
      Schedule.Plan plan,
      String dayBegins,
      Map<String, Long> balances,
      Mechanic... mechanics) {
    Map<String, Balance> all = new HashMap<>();
    balances.forEach((name, max) -> all.put(name, new Balance(name, max)));
    return new Activity(
        7,
        revision,
        new LocalizedText("戏", "Play"),
        new Schedule(plan),
        new Days(plan.zone(), LocalTime.parse(dayBegins)),
        Audience.EVERYBODY,
        all,
        List.of(mechanics));
  }

  public Play with(Dice loaded) {
    dice = loaded;
    return this;
  }

  /** From now on this revision is the published one. */
  public Play revised(Activity next) {
    revisions.add(next);
    return this;
  }

  /** Every line must come to what it says. */
  public Play follows(String script) {
    var told = new StringBuilder();
    for (String line : script.strip().split("\n", -1)) {
      String[] cells = line.split("\\|", -1);
      assertThat(cells).as(line).hasSize(3);
      String outcome = run(instant(cells[0].strip()), cells[1].strip());
      told.append(cells[0]).append('|').append(cells[1]).append("| ").append(outcome).append('\n');
    }
    assertThat(told.toString().strip().lines().map(String::strip).toList())
        .isEqualTo(script.strip().lines().map(String::strip).toList());
    return this;
  }

  private String run(Instant now, String text) {
    int colon = text.indexOf(": ");
    String name = colon < 0 ? "somebody" : text.substring(0, colon);
    String what = colon < 0 ? text : text.substring(colon + 2);
    return told(decide(name, what, now));
  }

  public Decision decide(String name, String what, Instant now) {
    Activity activity = revisions.getLast();
    var user = new User(1 + Integer.toUnsignedLong(name.hashCode()), false, Map.of());
    long occurrence = activity.schedule().at(now).occurrence().key();
    Participation before = participation(name, occurrence);
    Activity promised = before.cameIn() ? revision(before.revision()) : activity;
    var world = new World(key -> remaining(activity, key), dice);
    Decision decision =
        Decisions.decide(
            Rules.of(activity, promised), before, world, command(activity, user, what, now), now);
    if (decision instanceof Accepted accepted) {
      users.computeIfAbsent(name, _ -> new HashMap<>()).put(occurrence, accepted.after());
      for (Debit debit : accepted.debits()) {
        stocks.merge(debit.stock(), remaining(activity, debit.stock()), (had, _) -> had);
        stocks.merge(debit.stock(), -debit.units(), Long::sum);
        assertThat(stocks.get(debit.stock())).isNotNegative();
      }
      check(accepted);
    }
    return decision;
  }

  /**
   * Whatever a grant is worth can be looked up later; no balance is below 0 or above its maximum.
   */
  private void check(Accepted accepted) {
    for (Grant grant : accepted.grants()) {
      Mechanic mechanic =
          Objects.requireNonNull(revision(grant.revision()).mechanic(grant.mechanic()));
      assertThat(mechanic.worth(grant.prize())).as(grant.name()).contains(grant.rewards());
    }
    Map<String, Balance> balances = revisions.getLast().balances();
    accepted
        .after()
        .progress()
        .balances()
        .forEach((balance, points) -> {
          assertThat(points).isNotNegative();
          if (balances.containsKey(balance)) {
            assertThat(points).isLessThanOrEqualTo(balances.get(balance).max());
          }
        });
  }

  private Participation participation(String name, long occurrence) {
    Map<Long, Participation> all = users.getOrDefault(name, Map.of());
    Participation here = all.getOrDefault(occurrence, Participation.NONE);
    List<Past> others = new ArrayList<>();
    all.forEach((key, there) -> {
      if (key != occurrence && there.receipt() != null) {
        others.add(new Past(key, there.receipt().joinedAt(), there.progress()));
      }
    });
    return new Participation(here.receipt(), here.revision(), here.progress(), others);
  }

  private Activity revision(int number) {
    return revisions.stream().filter(it -> it.revision() == number).findFirst().orElseThrow();
  }

  private long remaining(Activity activity, StockKey key) {
    return stocks.getOrDefault(
        key,
        activity.supplies().stream()
            .filter(it -> it.item().equals(key.item()))
            .mapToLong(Supply::units)
            .findFirst()
            .orElse(1));
  }

  private static Command command(Activity activity, User user, String what, Instant now) {
    String[] words = what.split(" +", -1);
    String second = words.length > 1 ? words[1] : "";
    @Nullable String third = words.length > 2 ? words[2] : null;
    return switch (words[0]) {
      case "join" -> new Command.Join(user);
      case "checkIn" ->
          new Command.CheckIn(
              user, second, third == null ? null : LocalDate.parse("2026-" + third));
      case "claim" -> new Command.Claim(user, second, third);
      case "draw" -> new Command.Draw(user, second, third == null ? 1 : Integer.parseInt(third));
      case "buy" ->
          new Command.Exchange(
              user,
              second,
              third == null ? "" : third,
              words.length > 3 ? Integer.parseInt(words[3]) : 1);
      case "redeem" ->
          new Command.Redeem(user, second, third == null ? "" : third, "code." + words[3]);
      default -> new Command.Happened(user, List.of(event(activity, words, now)));
    };
  }

  /** {@code type name=value … at 12-10 09:00}. */
  private static Event event(Activity activity, String[] words, Instant now) {
    Map<String, Object> fields = new HashMap<>();
    Instant at = now;
    for (int i = 1; i < words.length; i++) {
      if (words[i].equals("at")) {
        at = instant(activity, words[i + 1] + " " + words[i + 2]);
        break;
      }
      String[] pair = words[i].split("=", -1);
      boolean number = pair[1].matches("-?\\d+");
      fields.put(pair[0], number ? (Object) Long.valueOf(pair[1]) : pair[1]);
    }
    return new Event(0, words[0], at, fields);
  }

  private Instant instant(String time) {
    return instant(revisions.getLast(), time);
  }

  private static Instant instant(Activity activity, String time) {
    return time(time).atZone(activity.schedule().zone()).toInstant();
  }

  private static LocalDateTime time(String time) {
    String[] dayAndHour = time.split(" ", -1);
    return LocalDateTime.parse("2026-" + dayAndHour[0] + "T" + dayAndHour[1]);
  }

  private static String told(Decision decision) {
    return switch (decision) {
      case Rejected rejected -> rejected.reason().name();
      case Repeated _ -> "repeated";
      case Accepted accepted -> told(accepted);
    };
  }

  private static String told(Accepted accepted) {
    var all = new StringJoiner("; ");
    for (Grant grant : accepted.grants()) {
      var rewards = new StringJoiner(", ");
      for (Reward reward : grant.rewards()) {
        rewards.add(
            switch (reward) {
              case Reward.Item(String item, long count) -> item + " " + count;
              case Reward.Credit(String balance, long count) -> balance + " " + count;
            });
      }
      all.add(grant.name() + ": " + rewards);
    }
    Map<String, Long> balances = new LinkedHashMap<>();
    for (Entry entry : accepted.entries()) balances.put(entry.balance(), entry.after());
    var changed = new StringJoiner(", ", "(", ")");
    balances.forEach((balance, after) -> changed.add(balance + " " + after));
    String grants = all.toString();
    if (balances.isEmpty()) return grants.isEmpty() ? "-" : grants;
    return grants.isEmpty() ? changed.toString() : grants + " " + changed;
  }

  /** {@code item("gem", 3)}, in short. */
  public static Reward item(String name, long count) {
    return new Reward.Item(name, count);
  }

  /** Points. */
  public static Reward credit(String balance, long count) {
    return new Reward.Credit(balance, count);
  }
}
