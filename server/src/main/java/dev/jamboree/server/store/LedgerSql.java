package dev.jamboree.server.store;

import dev.jamboree.core.reward.StockKey;
import dev.jamboree.server.pipeline.Ledger.BatchKey;
import dev.jamboree.server.pipeline.Ledger.Joined;
import dev.jamboree.server.pipeline.Ledger.Known;
import dev.jamboree.server.pipeline.Ledger.Question;
import dev.jamboree.server.pipeline.Ledger.SlotDebit;
import dev.jamboree.server.pipeline.Ledger.UserKey;
import dev.jamboree.server.pipeline.Ledger.Write;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * The statements of the write path, as text: a batch is of another width each time, so there is
 * nothing to prepare. Only numbers, and names of the alphabet that the document's schema allows,
 * are put in.
 */
final class LedgerSql {

  /** Each row of a statement walks the CASE of all of them: their square is what it costs. */
  private static final int DEBITS_TOGETHER = 32;

  private LedgerSql() {}

  /**
   * The whole transaction. The stock rows come last: they are what lanes and instances contend for,
   * and stay locked from there to COMMIT only. All locks are taken in one order everywhere.
   */
  static String commit(Write write) {
    var sql = new StringBuilder(256 + 56 * write.joins().size() + write.payload().length());
    appendOutbox(sql, write);
    if (!write.joins().isEmpty()) appendJoins(sql, write.joins());
    for (List<SlotDebit> debits : together(write.debits())) appendDebits(sql, debits);
    return sql.append("COMMIT").toString();
  }

  /** How many statements that is. */
  static int statements(Write write) {
    return 2 + (write.joins().isEmpty() ? 0 : 1) + together(write.debits()).size();
  }

  private static void appendOutbox(StringBuilder sql, Write write) {
    sql.append("INSERT INTO outbox (lane, id, grants, payload) VALUES (");
    sql.append(write.batch().lane()).append(',').append(write.batch().id()).append(',');
    sql.append(write.grants()).append(",'").append(write.payload()).append("');");
  }

  private static void appendJoins(StringBuilder sql, List<Joined> joins) {
    sql.append(
        """
        INSERT INTO user_activity \
        (activity_id, user_id, occurrence, revision, joined_at, batch) VALUES \
        """);
    for (Joined join : joins) {
      sql.append('(').append(join.activityId()).append(',').append(join.userId());
      sql.append(',').append(join.occurrence()).append(',').append(join.revision());
      sql.append(',').append(join.joinedAt()).append(',').append(join.batch()).append("),");
    }
    sql.setCharAt(sql.length() - 1, ';');
  }

  /** Cut into those that go in one statement each. */
  static List<List<SlotDebit>> together(List<SlotDebit> debits) {
    if (debits.size() <= DEBITS_TOGETHER) return debits.isEmpty() ? List.of() : List.of(debits);
    List<List<SlotDebit>> all = new ArrayList<>();
    for (int i = 0; i < debits.size(); i += DEBITS_TOGETHER) {
      all.add(debits.subList(i, Math.min(i + DEBITS_TOGETHER, debits.size())));
    }
    return all;
  }

  /** Takes the units of all, or fails with 1690 and takes none. */
  private static void appendDebits(StringBuilder sql, List<SlotDebit> debits) {
    var units = new StringBuilder("CASE");
    var rows = new StringJoiner(" OR ");
    for (SlotDebit debit : debits) {
      String row = named(debit.stock()) + " AND slot = " + debit.slot();
      units.append(" WHEN ").append(row).append(" THEN ").append(debit.units());
      rows.add(row);
    }
    units.append(" END");
    sql.append("UPDATE stock SET remaining = remaining - ").append(units);
    sql.append(", granted = granted + ").append(units);
    sql.append(" WHERE ").append(rows).append(';');
  }

  private static String named(StockKey stock) {
    return "activity_id = "
        + stock.activityId()
        + " AND occurrence = "
        + stock.occurrence()
        + " AND item = '"
        + stock.item()
        + "'";
  }

  /** One statement for each kind of thing that is asked, and the end of the transaction. */
  static String read(Question question) {
    var sql = new StringBuilder();
    // The batch first, then the stocks: whose joins it holds, and who took the last unit, are then
    // seen to have joined.
    BatchKey batch = question.batch();
    if (batch != null) {
      sql.append("SELECT lane AS outbox_lane FROM outbox WHERE lane = ").append(batch.lane());
      sql.append(" AND id = ").append(batch.id()).append(';');
    }
    for (StockKey stock : question.stocks()) sql.append(slots(stock)).append(';');
    Map<Long, StringBuilder> users = new TreeMap<>();
    for (UserKey user : question.users()) {
      StringBuilder list = users.computeIfAbsent(user.activityId(), _ -> new StringBuilder());
      list.append(list.isEmpty() ? "" : ",").append(user.userId());
    }
    users.forEach((activity, list) -> appendUsers(sql, activity, list));
    return sql.append("COMMIT").toString();
  }

  /** How many statements that is. */
  static long statements(Question question) {
    long activities = question.users().stream().mapToLong(UserKey::activityId).distinct().count();
    return 1 + activities + question.stocks().size() + (question.batch() == null ? 0 : 1);
  }

  private static void appendUsers(StringBuilder sql, long activity, StringBuilder users) {
    sql.append(
        """
        SELECT activity_id, user_id, occurrence, revision, joined_at, batch \
        FROM user_activity WHERE activity_id = \
        """);
    sql.append(activity).append(" AND user_id IN (").append(users).append(");");
  }

  /** All slots of a stock; one statement, so the figures belong together. */
  static String slots(StockKey stock) {
    return "SELECT activity_id, occurrence, item, slot, remaining FROM stock WHERE "
        + named(stock)
        + " ORDER BY slot";
  }

  static Known known(RowSet<Row> results) {
    List<Joined> joins = new ArrayList<>();
    Map<StockKey, List<Long>> stocks = new HashMap<>();
    boolean committed = false;
    for (RowSet<Row> result = results; result != null; result = result.next()) {
      for (Row row : result) {
        if (row.getColumnIndex("user_id") >= 0) {
          joins.add(joined(row));
        } else if (row.getColumnIndex("slot") >= 0) {
          stocks.computeIfAbsent(stock(row), _ -> new ArrayList<>()).add(row.getLong("remaining"));
        } else {
          committed = true;
        }
      }
    }
    Map<StockKey, long[]> slots = new HashMap<>();
    stocks.forEach((key, all) -> slots.put(key, all.stream().mapToLong(n -> n).toArray()));
    return new Known(joins, slots, committed);
  }

  private static Joined joined(Row row) {
    return new Joined(
        row.getLong("activity_id"),
        row.getLong("user_id"),
        row.getLong("occurrence"),
        row.getInteger("revision"),
        row.getLong("joined_at"),
        row.getLong("batch"));
  }

  private static StockKey stock(Row row) {
    return new StockKey(
        row.getLong("activity_id"), row.getLong("occurrence"), row.getString("item"));
  }
}
