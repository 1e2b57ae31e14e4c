package dev.jamboree.server.store;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.mechanic.Grab;
import dev.jamboree.core.mechanic.Mechanic;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of stocks: made before a join can debit them. */
public final class StockTable {

  private static final String COUNT_SLOTS =
      """
      SELECT item, COUNT(*) AS slots FROM stock
       WHERE activity_id = ? AND occurrence = ? GROUP BY item
      """;

  /** Slot 0 goes first: who inserts it is the one who hands out the initial units. */
  private static final String ENSURE_SLOT =
      """
      INSERT IGNORE INTO stock (activity_id, occurrence, item, slot, initial, remaining)
      VALUES (?, ?, ?, ?, ?, ?)
      """;

  private StockTable() {}

  /**
   * Creates the rows that this occurrence's stocks lack. A stock that is new gets the units of the
   * document; one that exists keeps what it has, and slots that it has grown by start empty. Cheap
   * when there is nothing to do, and safe when many do it at once.
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
          for (Mechanic mechanic : activity.mechanics()) {
            switch (mechanic) {
              case Grab grab -> {
                if (slots.getOrDefault(grab.id(), 0) < grab.slots()) {
                  done = done.compose(_ -> create(tx, activity.id(), occurrence, grab));
                }
              }
            }
          }
          return done;
        });
  }

  private static Future<Void> create(SqlConnection tx, long activity, long occurrence, Grab grab) {
    return tx.preparedQuery(ENSURE_SLOT)
        .execute(slot(activity, occurrence, grab, 0, true))
        .compose(first -> {
          if (grab.slots() == 1) return Future.succeededFuture();
          boolean created = first.rowCount() == 1;
          List<Tuple> others = new ArrayList<>(grab.slots() - 1);
          for (int i = 1; i < grab.slots(); i++) {
            others.add(slot(activity, occurrence, grab, i, created));
          }
          Future<RowSet<Row>> all = tx.preparedQuery(ENSURE_SLOT).executeBatch(others);
          return all.mapEmpty();
        });
  }

  private static Tuple slot(long activity, long occurrence, Grab grab, int slot, boolean stocked) {
    long units = stocked ? share(grab.stock(), grab.slots(), slot) : 0;
    return Tuple.of(activity, occurrence, grab.id(), slot, units, units);
  }

  /** Evenly, and the rest to the first. */
  static long share(long units, int slots, int slot) {
    return units / slots + (slot == 0 ? units % slots : 0);
  }
}
