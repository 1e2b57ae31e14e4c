package dev.jamboree.server.pipeline;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.activity.Audience;
import dev.jamboree.core.activity.LocalizedText;
import dev.jamboree.core.activity.Schedule;
import dev.jamboree.core.command.Command.Join;
import dev.jamboree.core.command.User;
import dev.jamboree.core.mechanic.Grab;
import dev.jamboree.core.reward.Reward;
import dev.jamboree.core.reward.StockKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Activities to test with: all of 2026, one grab. */
final class Activities {

  static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private Activities() {}

  static Activity grab(long id, long stock, int slots) {
    var plan =
        new Schedule.Plan(
            LocalDateTime.parse("2026-01-01T00:00"),
            LocalDateTime.parse("2027-01-01T00:00"),
            ZoneOffset.UTC,
            null,
            Duration.ZERO,
            Duration.ZERO,
            null);
    return new Activity(
        id,
        1,
        new LocalizedText("抢", "Grab"),
        new Schedule(plan),
        Audience.EVERYBODY,
        List.of(new Grab("grab", stock, slots, 0, List.of(new Reward("gem", 20)))));
  }

  static StockKey stock(Activity activity) {
    return new StockKey(activity.id(), 0, "grab");
  }

  static Join join(long user) {
    return new Join(new User(user, false, Map.of()));
  }
}
