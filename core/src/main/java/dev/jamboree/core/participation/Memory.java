package dev.jamboree.core.participation;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What one mechanic remembers of one user: named whole numbers; what is missing is 0, and what
 * becomes 0 is forgotten.
 */
public final class Memory {

  private final TreeMap<String, Long> numbers;

  Memory(Map<String, Long> numbers) {
    this.numbers = new TreeMap<>(numbers);
  }

  public long get(String name) {
    return numbers.getOrDefault(name, 0L);
  }

  public void set(String name, long number) {
    if (number == 0) numbers.remove(name);
    else numbers.put(name, number);
  }

  /** The number it has become. */
  public long add(String name, long change) {
    long sum = Math.addExact(get(name), change);
    set(name, sum);
    return sum;
  }

  /** How many names begin so. */
  public int count(String prefix) {
    return numbers.subMap(prefix, prefix + Character.MAX_VALUE).size();
  }

  public void forget(Predicate<String> names) {
    numbers.keySet().removeIf(names);
  }

  Map<String, Long> numbers() {
    return Map.copyOf(numbers);
  }
}
