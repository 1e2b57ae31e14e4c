package dev.jamboree.server.testing;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.activity.Audience;
import dev.jamboree.core.activity.LocalizedText;
import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.mechanic.grab.Grab;
import dev.jamboree.core.mechanic.grab.Grab.Tier;
import dev.jamboree.core.mechanic.grab.Quota;
import dev.jamboree.core.reward.Reward;
import dev.jamboree.core.schedule.Days;
import dev.jamboree.core.schedule.Schedule;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The simplest mechanic, and activities of it. */
public final class Grabs {

  private Grabs() {}

  /**
   * One tier.
   *
   * @param whole how many units one user may have in all; 0 for one each time
   */
  public static Grab grab(
      String id, int revision, long stock, int slots, int whole, List<Reward> rewards) {
    var tier = new Tier("", id, stock, slots, rewards);
    return new Grab(id, revision, List.of(tier), new Quota(1, 0, whole), Optional.empty());
  }

  /** Without balances. */
  public static Activity activity(
      long id,
      int revision,
      Schedule schedule,
      Audience audience,
      List<? extends Mechanic> mechanics) {
    return new Activity(
        id,
        revision,
        new LocalizedText("抢", "Grab"),
        schedule,
        new Days(schedule.zone(), LocalTime.MIDNIGHT),
        audience,
        Map.of(),
        List.copyOf(mechanics));
  }
}
