package dev.jamboree.server.store;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.reward.StockKey;
import dev.jamboree.core.reward.Supply;
import dev.jamboree.server.admin.StockLevel;
import dev.jamboree.server.admin.StockStore;
import dev.jamboree.server.view.StockCounts;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The rows of stocks: made before a join can debit them, counted for everybody who asks, changed by
 * operators.
 */
public final class StockTable implements StockCounts, StockStore {

  private static final String COUNT_SLOTS =
      """
      SELECT item, COUNT(*) FROM stock
       WHERE activity_id = ? AND occurrence = ? GROUP BY item
      """;

  /** Slot 0 goes first: who inserts it is the one who hands out the initial units. */
  private static final String ENSURE_SLOT =
      """
      INSERT IGNORE INTO stock (activity_id, occurrence, item, slot, initial, remaining)
      VALUES (?, ?, ?, ?, ?, ?)
      """;

  private static final String ENSURE_RANKING =
      """
      INSERT IGNORE INTO leaderboard (activity_id, occurrence, mechanic) VALUES (?, ?, ?)
      """;

  private static final String REMAINING =
      """
      SELECT activity_id, occurrence, item, CAST(SUM(remaining) AS SIGNED) FROM stock
       WHERE (activity_id, occurrence) IN (%s)
       GROUP BY activity_id, occurrence, item
      """;

  private static final String LEVELS =
      """
      SELECT occurrence, item, COUNT(*), CAST(SUM(initial) AS SIGNED), CAST(SUM(added) AS SIGNED),
             CAST(SUM(remaining) AS SIGNED), CAST(SUM(granted) AS SIGNED)
        FROM stock WHERE activity_id = ?
       GROUP BY occurrence, item ORDER BY occurrence, item
      """;

  private static final String TOUCH_ACTIVITY =
      """
      UPDATE activity SET version = version + 1 WHERE id = ?
      """;

  /** In the order of slots, as joins take them: so an operator and a join cannot deadlock. */
  private static final String LOCK =
      """
      SELECT slot, initial, added, remaining, granted FROM stock
       WHERE activity_id = ? AND occurrence = ? AND item = ? ORDER BY slot FOR UPDATE
      """;

  /** UNSIGNED: taking more than remain is an error of the database, whatever we have counted. */
  private static final String RESTOCK =
      """
      UPDATE stock SET added = added + ?, remaining = remaining + ?
       WHERE activity_id = ? AND occurrence = ? AND item = ? AND slot = ?
      """;

  private final Pool pool;

  public StockTable(Pool pool) {
    this.pool = pool;
  }

  /**
   * Creates the rows that this occurrence's stocks and rankings lack. A stock that is new gets the
   * units of the document; one that exists keeps what it has, and slots that it has grown by start
   * empty. Cheap when there is nothing to do, and safe when many do it at once.
   */
  public static Future<Void> ensure(Pool pool, Activity activity, long occurrence) {
    return Transactions.run(pool, tx -> ensure(tx, activity, occurrence));
  }

  /** The same, within a transaction of the caller's. */
  static Future<Void> ensure(SqlConnection tx, Activity activity, long occurrence) {
    return tx.preparedQuery(COUNT_SLOTS)
        .execute(Tuple.of(activity.id(), occurrence))
        .compose(rows -> {
          Map<String, Integer> slots = new HashMap<>();
          for (Row row : rows) slots.put(row.getString(0), row.getInteger(1));
          Future<Void> done = Future.succeededFuture();
          for (Supply supply : activity.supplies()) {
            if (slots.getOrDefault(supply.item(), 0) < supply.slots()) {
              done = done.compose(_ -> create(tx, activity.id(), occurrence, supply));
            }
          }
          for (Mechanic mechanic : activity.mechanics()) {
            if (mechanic.ranks()) {
              done = done.compose(_ -> rank(tx, activity.id(), occurrence, mechanic.id()));
            }
          }
          return done;
        });
  }

  private static Future<Void> rank(
      SqlConnection tx, long activity, long occurrence, String mechanic) {
    return tx.preparedQuery(ENSURE_RANKING)
        .execute(Tuple.of(activity, occurrence, mechanic))
        .mapEmpty();
  }

  private static Future<Void> create(
      SqlConnection tx, long activity, long occurrence, Supply supply) {
    return tx.preparedQuery(ENSURE_SLOT)
        .execute(slot(activity, occurrence, supply, 0, true))
        .compose(first -> {
          if (supply.slots() == 1) return Future.succeededFuture();
          boolean created = first.rowCount() == 1;
          List<Tuple> others = new ArrayList<>(supply.slots() - 1);
          for (int i = 1; i < supply.slots(); i++) {
            others.add(slot(activity, occurrence, supply, i, created));
          }
          return tx.preparedQuery(ENSURE_SLOT).executeBatch(others).mapEmpty();
        });
  }

  private static Tuple slot(
      long activity, long occurrence, Supply supply, int slot, boolean stocked) {
    long units = stocked ? share(supply.units(), supply.slots(), slot) : 0;
    return Tuple.of(activity, occurrence, supply.item(), slot, units, units);
  }

  /** Evenly, and the rest to the first. */
  private static long share(long units, int slots, int slot) {
    return units / slots + (slot < units % slots ? 1 : 0);
  }

  @Override
  public Future<Map<StockKey, Long>> remaining(Collection<OccurrenceKey> occurrences) {
    if (occurrences.isEmpty()) return Future.succeededFuture(Map.of());
    var keys = new StringJoiner(",");
    for (OccurrenceKey key : occurrences) {
      keys.add("(" + key.activityId() + "," + key.occurrence() + ")");
    }
    return pool.query(REMAINING.formatted(keys))
        .execute()
        .map(rows -> {
          Map<StockKey, Long> found = HashMap.newHashMap(rows.size());
          for (Row row : rows) {
            var key = new StockKey(row.getLong(0), row.getLong(1), row.getString(2));
            found.put(key, row.getLong(3));
          }
          return found;
        });
  }

  @Override
  public Future<List<StockLevel>> levels(long activityId) {
    return pool.preparedQuery(LEVELS)
        .execute(Tuple.of(activityId))
        .map(rows -> {
          List<StockLevel> all = new ArrayList<>(rows.size());
          for (Row row : rows) {
            var key = new StockKey(activityId, row.getLong(0), row.getString(1));
            all.add(
                new StockLevel(
                    key,
                    row.getInteger(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6)));
          }
          return all;
        });
  }

  @Override
  public Future<Restocked> restock(Activity activity, StockKey stock, long units) {
    return Transactions.run(
            pool,
            tx ->
                tx.preparedQuery(TOUCH_ACTIVITY)
                    .execute(Tuple.of(activity.id()))
                    .compose(_ -> ensure(tx, activity, stock.occurrence()))
                    .compose(_ -> tx.preparedQuery(LOCK).execute(key(stock)))
                    .compose(rows -> spread(tx, stock, rows, units)))
        .recover(fault ->
            fault instanceof TooFewException tooFew
                ? Future.succeededFuture(new Restocked(false, tooFew.level))
                : Future.failedFuture(fault));
  }

  private static Tuple key(StockKey stock) {
    return Tuple.of(stock.activityId(), stock.occurrence(), stock.item());
  }

  private static Future<Restocked> spread(
      SqlConnection tx, StockKey stock, RowSet<Row> rows, long units) {
    StockLevel before = level(stock, rows);
    if (before.remaining() + units < 0) throw new TooFewException(before);
    List<Tuple> changes = new ArrayList<>(rows.size());
    long toTake = Math.max(0, -units);
    for (Row row : rows) {
      int slot = row.getInteger(0);
      long taken = Math.min(toTake, row.getLong(3));
      long change = units < 0 ? -taken : share(units, before.slots(), slot);
      toTake -= taken;
      if (change == 0) continue;
      changes.add(
          Tuple.of(change, change, stock.activityId(), stock.occurrence(), stock.item(), slot));
    }
    var after =
        new StockLevel(
            stock,
            before.slots(),
            before.initial(),
            before.added() + units,
            before.remaining() + units,
            before.granted());
    return tx.preparedQuery(RESTOCK).executeBatch(changes).map(new Restocked(true, after));
  }

  private static StockLevel level(StockKey stock, RowSet<Row> rows) {
    long[] sums = new long[4];
    for (Row row : rows) {
      for (int i = 0; i < sums.length; i++) sums[i] += row.getLong(i + 1);
    }
    return new StockLevel(stock, rows.size(), sums[0], sums[1], sums[2], sums[3]);
  }

  /** Rolls the transaction back. */
  private static final class TooFewException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient StockLevel level;

    TooFewException(StockLevel level) {
      super("fewer remain than are to be taken", null, false, false);
      this.level = level;
    }
  }
}
