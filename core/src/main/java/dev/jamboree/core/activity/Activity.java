package dev.jamboree.core.activity;

import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.schedule.Schedule;
import java.util.List;

/**
 * One published revision of an activity, immutable.
 *
 * @param id positive
 * @param revision counts from 1; a new one replaces it, nothing changes it
 * @param mechanics at least one; no two share an id
 */
public record Activity(
    long id,
    int revision,
    LocalizedText name,
    Schedule schedule,
    Audience audience,
    List<Mechanic> mechanics) {

  public Activity {
    mechanics = List.copyOf(mechanics);
  }
}
