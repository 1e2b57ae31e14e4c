package dev.jamboree.server.view;

import dev.jamboree.core.reward.StockKey;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Map;

/** Where stocks are counted. */
public interface StockCounts {

  /** Units left of every stock of those occurrences; a stock that has no rows yet is missing. */
  Future<Map<StockKey, Long>> remaining(Collection<OccurrenceKey> occurrences);

  /** One occurrence of one activity. */
  record OccurrenceKey(long activityId, long occurrence) {}
}
