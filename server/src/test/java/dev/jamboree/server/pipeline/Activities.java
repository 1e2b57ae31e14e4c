package dev.jamboree.server.pipeline;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.activity.Audience;
import dev.jamboree.core.command.Command.Join;
import dev.jamboree.core.command.User;
import dev.jamboree.core.mechanic.grab.Grab;
import dev.jamboree.core.reward.Reward;
import dev.jamboree.core.reward.StockKey;
import dev.jamboree.core.schedule.Cron;
import dev.jamboree.core.schedule.Recurrence;
import dev.jamboree.core.schedule.Schedule;
import dev.jamboree.server.testing.Grabs;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Activities to test with: all of 2026, one grab. */
final class Activities {

  static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private static final List<Reward> REWARDS = List.of(new Reward.Item("gem", 20));

  private Activities() {}

  static Activity grab(long id, long stock, int slots) {
    return activity(id, null, Grabs.grab("grab", 1, stock, slots, 0, REWARDS));
  }

  /** Opens every hour for an hour, with ten units. */
  static Activity hourly(long id, int quota) {
    var everyHour = new Recurrence(Cron.parse("0 0 * * * *"), Duration.ofHours(1));
    return activity(id, everyHour, Grabs.grab("grab", 1, 10, 1, quota, REWARDS));
  }

  private static Activity activity(long id, @Nullable Recurrence recurrence, Grab grab) {
    var plan =
        new Schedule.Plan(
            LocalDateTime.parse("2026-01-01T00:00"),
            LocalDateTime.parse("2027-01-01T00:00"),
            ZoneOffset.UTC,
            null,
            Duration.ZERO,
            Duration.ZERO,
            recurrence);
    return Grabs.activity(id, 1, new Schedule(plan), Audience.EVERYBODY, List.of(grab));
  }

  static StockKey stock(Activity activity) {
    return new StockKey(activity.id(), 0, "grab");
  }

  static Join join(long user) {
    return new Join(new User(user, false, Map.of()));
  }
}
