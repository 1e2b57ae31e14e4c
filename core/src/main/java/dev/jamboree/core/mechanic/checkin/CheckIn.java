package dev.jamboree.core.mechanic.checkin;

import dev.jamboree.core.command.Command;
import dev.jamboree.core.command.Rejection;
import dev.jamboree.core.command.User;
import dev.jamboree.core.mechanic.Fields;
import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.mechanic.Ordered;
import dev.jamboree.core.mechanic.Shown;
import dev.jamboree.core.mechanic.Turn;
import dev.jamboree.core.participation.Memory;
import dev.jamboree.core.reward.Reward;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Comes back every day: each day of players can be checked in once, and pays what the calendar has
 * for it.
 *
 * @param revision whose calendar this is: users who came in under it keep it
 * @param counts which reward of the calendar is due
 * @param rewards the calendar, from its first day on
 * @param repeats begins again behind its end; else its end is the end
 * @param milestones paid beside it, by the number that {@code counts} counts
 */
public record CheckIn(
    String id,
    int revision,
    Counts counts,
    List<List<Reward>> rewards,
    boolean repeats,
    List<Milestone> milestones,
    Optional<MakeUp> makeUp)
    implements Mechanic {

  /** What a check-in is the n-th of. */
  public enum Counts {
    /** All check-ins. */
    TOTAL,
    /** Those without a day between them that was missed. */
    STREAK,
    /** The days of the month: its 5th pays the 5th reward. */
    MONTH
  }

  /** Paid by the check-in that is the n-th; by MONTH: the n-th within the month. */
  public record Milestone(int number, List<Reward> rewards) {}

  public static CheckIn read(Fields in) {
    var counts = Counts.valueOf(in.text("counts", "total").toUpperCase(Locale.ROOT));
    List<List<Reward>> rewards = in.rewardLists("rewards");
    if (counts == Counts.MONTH && rewards.size() < 31) {
      in.wrong(
          "rewards", "needs 31 days when it counts by \"month\": " + rewards.size() + " found");
    }
    List<Milestone> milestones =
        in.parts("milestones").stream()
            .map(m -> new Milestone((int) m.number("number"), m.rewards("rewards")))
            .toList();
    return new CheckIn(
        in.text("id"),
        in.revision(),
        counts,
        rewards,
        in.flag("repeats", false),
        milestones,
        in.part("makeUp").map(MakeUp::read));
  }

  @Override
  public String type() {
    return "checkIn";
  }

  @Override
  public @Nullable Rejection act(Turn turn, Command.Aimed command) {
    if (!(command instanceof Command.CheckIn asked)) return Rejection.NO_SUCH_MECHANIC;
    LocalDate today = turn.today();
    LocalDate day = asked.day() == null ? today : asked.day();
    Memory memory = turn.memory(this);
    var sheet = Sheet.of(memory);
    if (sheet.has(day)) return Rejection.ALREADY_CLAIMED;
    if (!day.equals(today)) {
      if (makeUp.isEmpty()) return Rejection.NO_SUCH_DAY;
      Rejection refused = makeUp.get().refuses(turn, memory, day);
      if (refused != null) return refused;
    }
    sheet = sheet.with(day);
    long total = memory.get("total") + 1;
    int due = due(sheet, total, day);
    if (due > rewards.size()) return Rejection.QUOTA_EXCEEDED;
    long number = number(sheet, total, day);
    List<Reward> daily = rewards.get(due - 1);
    List<Reward> extra =
        milestones.stream()
            .filter(m -> m.number() == number)
            .findFirst()
            .map(Milestone::rewards)
            .orElse(List.of());
    if (!turn.fits(daily, 1) || !turn.fits(extra, 1)) return Rejection.BALANCE_FULL;
    if (!day.equals(today)) makeUp.ifPresent(it -> it.pay(turn, memory));
    sheet.keep(memory);
    memory.set("total", total);
    turn.grant(revision, this, "d" + due, daily);
    if (!extra.isEmpty()) turn.grant(revision, this, "m" + number, extra);
    turn.say("day", day.toString());
    turn.say("total", total);
    turn.say("streak", sheet.streak());
    return null;
  }

  @Override
  public Optional<List<Reward>> worth(String prize) {
    int number = Integer.parseInt(prize, 1, prize.length(), 10);
    if (prize.startsWith("d")) return Optional.of(rewards.get(number - 1));
    return milestones.stream()
        .filter(m -> m.number() == number)
        .findFirst()
        .map(Milestone::rewards);
  }

  /** Which reward of the calendar that day's is, from 1; behind its end when nothing is left. */
  private int due(Sheet sheet, long total, LocalDate day) {
    long number =
        switch (counts) {
          case TOTAL -> total;
          case STREAK -> sheet.streakAt(day);
          case MONTH -> day.getDayOfMonth();
        };
    if (number <= rewards.size()) return (int) number;
    if (repeats) return (int) ((number - 1) % rewards.size()) + 1;
    // a streak goes on: its last reward is paid again and again
    return counts == Counts.STREAK ? rewards.size() : rewards.size() + 1;
  }

  private long number(Sheet sheet, long total, LocalDate day) {
    return switch (counts) {
      case TOTAL -> total;
      case STREAK -> sheet.streakAt(day);
      case MONTH -> sheet.in(YearMonth.from(day));
    };
  }

  /** The calendar that was promised stays; how to make up may change. */
  @Override
  public Mechanic heldTo(Mechanic earlier) {
    if (!(earlier instanceof CheckIn then)) return this;
    return new CheckIn(
        id, then.revision, then.counts, then.rewards, then.repeats, then.milestones, makeUp);
  }

  @Override
  public Command.Aimed next(User user) {
    return new Command.CheckIn(user, id, null);
  }

  @Override
  public int waiting(Turn turn) {
    return Sheet.of(turn.memory(this)).has(turn.today()) ? 0 : 1;
  }

  @Override
  public Map<String, Object> shown() {
    return Ordered.map()
        .with("counts", counts.name().toLowerCase(Locale.ROOT))
        .with("rewards", rewards.stream().map(Shown::rewards).toList())
        .with("repeats", repeats)
        .with(
            "milestones",
            milestones.stream()
                .map(m ->
                    Ordered.map()
                        .with("number", m.number())
                        .with("rewards", Shown.rewards(m.rewards())))
                .toList())
        .with(makeUp.isPresent(), "makeUp", makeUp.map(MakeUp::shown).orElse(Map.of()));
  }

  @Override
  public Map<String, Object> progress(Turn turn) {
    Memory memory = turn.memory(this);
    var sheet = Sheet.of(memory);
    LocalDate today = turn.today();
    return Ordered.map()
        .with("today", sheet.has(today))
        .with("total", memory.get("total"))
        .with("streak", sheet.has(today) || sheet.has(today.minusDays(1)) ? sheet.streak() : 0L)
        .with("days", sheet.days(today, 31).stream().map(LocalDate::toString).toList());
  }
}
