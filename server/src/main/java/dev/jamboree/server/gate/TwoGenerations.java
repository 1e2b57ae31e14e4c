package dev.jamboree.server.gate;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bounded map that forgets what has not been used for long: when the young are too many they
 * become the old, and the old are forgotten. What is used is young again. Costs no list and no
 * clock. Not thread-safe.
 */
final class TwoGenerations<K, V> {

  private final int size;
  private Map<K, V> young = new HashMap<>();
  private Map<K, V> old = new HashMap<>();

  /** Remembers at least the {@code size} used last, and at most twice as many. */
  TwoGenerations(int size) {
    this.size = size;
  }

  @Nullable V get(K key) {
    V value = young.get(key);
    if (value != null || old.isEmpty()) return value;
    value = old.remove(key);
    if (value != null) put(key, value);
    return value;
  }

  void put(K key, V value) {
    if (young.size() >= size) {
      Map<K, V> emptied = old;
      emptied.clear();
      old = young;
      young = emptied;
    }
    young.put(key, value);
  }
}
