package dev.jamboree.core.participation;

import java.util.Map;

/**
 * What an activity keeps for a user beside the join.
 *
 * @param balances by name; who is missing is 0
 * @param memories what each mechanic remembers, by its id: named whole numbers; what is missing is
 *     0
 */
public record Progress(Map<String, Long> balances, Map<String, Map<String, Long>> memories) {

  public static final Progress NONE = new Progress(Map.of(), Map.of());

  public boolean isEmpty() {
    return balances.isEmpty() && memories.isEmpty();
  }

  public long balance(String name) {
    return balances.getOrDefault(name, 0L);
  }

  /** To look at; to change it takes a turn. */
  public Memory memory(String mechanic) {
    return new Memory(memories.getOrDefault(mechanic, Map.of()));
  }
}
