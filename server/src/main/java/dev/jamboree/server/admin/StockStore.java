package dev.jamboree.server.admin;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.reward.StockKey;
import io.vertx.core.Future;
import java.util.List;

/** Where stocks are kept. */
public interface StockStore {

  /** Of all stocks that have been opened, by occurrence and mechanic. */
  Future<List<StockLevel>> levels(long activityId);

  /**
   * Adds units, or takes so many of those that remain; the activity's version grows. When fewer
   * remain than are to be taken nothing is changed.
   */
  Future<Restocked> restock(Activity activity, StockKey stock, long units);

  /**
   * What came of it.
   *
   * @param done false when fewer remain than were to be taken
   * @param level after it
   */
  record Restocked(boolean done, StockLevel level) {}
}
