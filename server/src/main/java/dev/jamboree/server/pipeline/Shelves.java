package dev.jamboree.server.pipeline;

import dev.jamboree.core.reward.StockKey;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stocks and seeds one lane has met, the longest unused forgotten first. */
final class Shelves {

  private static final int LIMIT = 10_000;

  private final long plenty;
  private final int affinity;
  private final Map<StockKey, Shelf> shelves = new Lately<>();
  private final Map<Place, SeededDice> dice = new Lately<>();
  private final Map<Place, Boolean> opened = new Lately<>();

  private record Place(long activityId, long occurrence) {}

  private static final class Lately<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;

    Lately() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > LIMIT;
    }
  }

  Shelves(long plenty, int affinity) {
    this.plenty = plenty;
    this.affinity = affinity;
  }

  /** What chance is in that occurrence; null until its seed is known. */
  @Nullable SeededDice dice(long activityId, long occurrence) {
    return dice.get(new Place(activityId, occurrence));
  }

  /** Whether that occurrence is known to be open. */
  boolean opened(long activityId, long occurrence) {
    return opened.containsKey(new Place(activityId, occurrence));
  }

  /** Takes note that it is, and of its seed, if there is one. */
  void open(long activityId, long occurrence, @Nullable Buffer seed) {
    opened.put(new Place(activityId, occurrence), true);
    if (seed != null) dice.put(new Place(activityId, occurrence), new SeededDice(seed.getBytes()));
  }

  Shelf of(StockKey key) {
    return shelves.computeIfAbsent(key, k -> new Shelf(k, plenty, affinity));
  }
}
