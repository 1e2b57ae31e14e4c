package dev.jamboree.server.view;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.reward.StockKey;
import dev.jamboree.core.reward.Supply;
import dev.jamboree.core.schedule.Occurrence;
import dev.jamboree.server.batching.Coalescer;
import dev.jamboree.server.view.StockCounts.OccurrenceKey;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Counts stocks when somebody asks and the last count has become old; whatever is asked while a
 * count is under way is counted together in the next. Not thread-safe: one per event loop.
 */
public final class CachedRemaining implements Remaining {

  /** A second less what the statement and the answer may take. */
  static final Duration FRESH = Duration.ofMillis(800);

  private static final int PER_STATEMENT = 256;
  private static final int KEPT = 4096;

  private final InstantSource clock;
  private final StockCounts counts;
  private final Coalescer<OccurrenceKey, Count> asked;
  private final Map<OccurrenceKey, Future<Count>> known = new HashMap<>();

  /** What each of an occurrence's stocks had left then. */
  private record Count(Map<StockKey, Long> stocks, Instant asOf) {}

  public CachedRemaining(InstantSource clock, StockCounts counts) {
    this.clock = clock;
    this.counts = counts;
    asked = new Coalescer<>(PER_STATEMENT, 1, this::count);
  }

  @Override
  public Future<Left> of(Activity activity, Occurrence occurrence) {
    var key = new OccurrenceKey(activity.id(), occurrence.key());
    Future<Count> count = known.get(key);
    if (count == null || stale(count)) {
      if (known.size() >= KEPT) known.values().removeIf(this::stale);
      count = asked.ask(key);
      known.put(key, count);
    }
    return count.map(it -> left(activity, key, it));
  }

  /**
   * A count under way is not: it will be as old as the statement when it comes. One from the future
   * is: the clock has been set back, and would take its time to get there again.
   */
  private boolean stale(Future<Count> count) {
    if (!count.succeeded()) return count.failed();
    Instant asOf = count.result().asOf();
    Instant now = clock.instant();
    return asOf.plus(FRESH).isBefore(now) || asOf.isAfter(now);
  }

  private Future<List<Count>> count(List<OccurrenceKey> keys) {
    Instant asOf = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return counts
        .remaining(new LinkedHashSet<>(keys))
        .map(stocks -> Collections.nCopies(keys.size(), new Count(stocks, asOf)));
  }

  private static Left left(Activity activity, OccurrenceKey occurrence, Count count) {
    List<Supply> supplies = activity.supplies();
    Map<StockKey, Long> units = HashMap.newHashMap(supplies.size());
    for (Supply supply : supplies) {
      var stock = new StockKey(activity.id(), occurrence.occurrence(), supply.item());
      units.put(stock, count.stocks().getOrDefault(stock, supply.units()));
    }
    return new Left(units, count.asOf());
  }
}
