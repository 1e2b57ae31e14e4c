package dev.jamboree.core.participation;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Progress while it changes. */
public final class Draft {

  private final Progress before;
  private final Map<String, Long> balances;
  private final Map<String, Memory> memories = new HashMap<>();

  /** Begins where that progress is. */
  public Draft(Progress before) {
    this.before = before;
    this.balances = new TreeMap<>(before.balances());
  }

  public long balance(String name) {
    return balances.getOrDefault(name, 0L);
  }

  public void balance(String name, long points) {
    if (points == 0) balances.remove(name);
    else balances.put(name, points);
  }

  /** To be changed: what is set there is part of this draft. */
  public Memory memory(String mechanic) {
    return memories.computeIfAbsent(mechanic, before::memory);
  }

  /** As it has become. */
  public Progress done() {
    Map<String, Map<String, Long>> all = new TreeMap<>(before.memories());
    memories.forEach((mechanic, memory) -> {
      Map<String, Long> numbers = memory.numbers();
      if (numbers.isEmpty()) all.remove(mechanic);
      else all.put(mechanic, numbers);
    });
    return new Progress(Map.copyOf(balances), Map.copyOf(all));
  }
}
