package dev.jamboree.core.participation;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Progress while it changes. Costs nothing until something is asked of it: most joins do not. */
public final class Draft {

  private final Progress before;
  private @Nullable Map<String, Long> balances;
  private @Nullable Map<String, Memory> memories;

  /** Begins where that progress is. */
  public Draft(Progress before) {
    this.before = before;
  }

  public long balance(String name) {
    return balances == null ? before.balance(name) : balances.getOrDefault(name, 0L);
  }

  public void balance(String name, long points) {
    if (balances == null) balances = new TreeMap<>(before.balances());
    if (points == 0) balances.remove(name);
    else balances.put(name, points);
  }

  /** To be changed: what is set there is part of this draft. */
  public Memory memory(String mechanic) {
    if (memories == null) memories = new HashMap<>();
    return memories.computeIfAbsent(mechanic, before::memory);
  }

  /** As it has become. */
  public Progress done() {
    if (balances == null && memories == null) return before;
    return new Progress(
        balances == null ? before.balances() : Map.copyOf(balances),
        memories == null ? before.memories() : merged(before.memories(), memories));
  }

  private static Map<String, Map<String, Long>> merged(
      Map<String, Map<String, Long>> before, Map<String, Memory> changed) {
    Map<String, Map<String, Long>> all = new HashMap<>(before);
    changed.forEach((mechanic, memory) -> {
      Map<String, Long> numbers = memory.numbers();
      if (numbers.isEmpty()) all.remove(mechanic);
      else all.put(mechanic, numbers);
    });
    return Map.copyOf(all);
  }
}
