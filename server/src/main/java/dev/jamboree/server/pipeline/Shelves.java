package dev.jamboree.server.pipeline;

import dev.jamboree.core.reward.StockKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** The stocks one lane has met, the longest unused forgotten first. */
final class Shelves {

  private static final int LIMIT = 10_000;

  private final long plenty;
  private final int affinity;
  private final LinkedHashMap<StockKey, Shelf> shelves =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<StockKey, Shelf> eldest) {
          return size() > LIMIT;
        }
      };

  Shelves(long plenty, int affinity) {
    this.plenty = plenty;
    this.affinity = affinity;
  }

  Shelf of(StockKey key) {
    return shelves.computeIfAbsent(key, k -> new Shelf(k, plenty, affinity));
  }
}
