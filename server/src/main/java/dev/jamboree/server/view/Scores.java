package dev.jamboree.server.view;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where rankings are kept. */
public interface Scores {

  /**
   * Those behind {@code after} (null for the best), in order: so many left out, then at most so
   * many.
   */
  Future<List<Entry>> page(Board board, @Nullable Entry after, int skip, int limit);

  /** How many stand behind {@code after} (null for the best) and before {@code to}. */
  Future<Long> between(Board board, @Nullable Entry after, Entry to);

  /** Who of them is ranked. */
  Future<Map<Long, Entry>> of(Board board, Collection<Long> users);

  /** The ranking of one mechanic in one occurrence. */
  record Board(long activityId, long occurrence, String mechanic) {}

  /**
   * A user's place.
   *
   * @param since epoch ms
   */
  record Entry(long userId, long points, long since) implements Comparable<Entry> {

    private static final Comparator<Entry> BEST_FIRST =
        Comparator.comparingLong(Entry::points)
            .reversed()
            .thenComparingLong(Entry::since)
            .thenComparingLong(Entry::userId);

    @Override
    public int compareTo(Entry other) {
      return BEST_FIRST.compare(this, other);
    }
  }
}
