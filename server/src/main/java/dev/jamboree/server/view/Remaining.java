package dev.jamboree.server.view;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.reward.StockKey;
import dev.jamboree.core.reward.Stocks;
import dev.jamboree.core.schedule.Occurrence;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;

/** Tells what is left of stocks. */
public interface Remaining {

  /**
   * The units of each stock in that occurrence; the full stock when nothing was taken yet. At most
   * a second old.
   */
  Future<Left> of(Activity activity, Occurrence occurrence);

  /**
   * So many were left then.
   *
   * @param units of each stock
   * @param asOf when the database was asked
   */
  record Left(Map<StockKey, Long> units, Instant asOf) implements Stocks {

    @Override
    public long remaining(StockKey key) {
      return units.getOrDefault(key, 0L);
    }
  }
}
