package dev.jamboree.core.activity;

import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.reward.Balance;
import dev.jamboree.core.reward.Supply;
import dev.jamboree.core.schedule.Days;
import dev.jamboree.core.schedule.Schedule;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One published revision of an activity, immutable.
 *
 * @param id positive
 * @param revision counts from 1; a new one replaces it, nothing changes it
 * @param days when the days of its players begin
 * @param balances that it keeps for each user, by name
 * @param mechanics at least one; no two share an id
 */
public record Activity(
    long id,
    int revision,
    LocalizedText name,
    Schedule schedule,
    Days days,
    Audience audience,
    Map<String, Balance> balances,
    List<Mechanic> mechanics) {

  public Activity {
    balances = Map.copyOf(balances);
    mechanics = List.copyOf(mechanics);
  }

  /** The stocks that all its mechanics hand out of. */
  public List<Supply> supplies() {
    return mechanics.stream().flatMap(it -> it.supplies().stream()).toList();
  }

  /** Whether a join is decided by the stocks and by there being no join yet, and nothing else. */
  public boolean joinsBlindly() {
    for (Mechanic mechanic : mechanics) if (mechanic.looksBack()) return false;
    return true;
  }

  /** The types of events that its mechanics count. */
  public Set<String> listensTo() {
    Set<String> types = new HashSet<>();
    for (Mechanic mechanic : mechanics) types.addAll(mechanic.listensTo());
    return types;
  }

  /** Whether one of its mechanics asks the dice. */
  public boolean throwsDice() {
    return mechanics.stream().anyMatch(Mechanic::throwsDice);
  }

  /** The one of that id; null when there is none. */
  public @Nullable Mechanic mechanic(String id) {
    for (Mechanic mechanic : mechanics) if (mechanic.id().equals(id)) return mechanic;
    return null;
  }
}
