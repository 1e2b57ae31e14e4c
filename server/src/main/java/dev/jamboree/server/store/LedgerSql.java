package dev.jamboree.server.store;

import dev.jamboree.core.mechanic.Score;
import dev.jamboree.core.reward.StockKey;
import dev.jamboree.server.pipeline.Ledger.BatchKey;
import dev.jamboree.server.pipeline.Ledger.EventKey;
import dev.jamboree.server.pipeline.Ledger.Known;
import dev.jamboree.server.pipeline.Ledger.Question;
import dev.jamboree.server.pipeline.Ledger.Ranked;
import dev.jamboree.server.pipeline.Ledger.ReceiptKey;
import dev.jamboree.server.pipeline.Ledger.Receipted;
import dev.jamboree.server.pipeline.Ledger.SlotDebit;
import dev.jamboree.server.pipeline.Ledger.Standing;
import dev.jamboree.server.pipeline.Ledger.UserKey;
import dev.jamboree.server.pipeline.Ledger.Write;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
    int rows = write.fresh().size() + 4 * (write.changed().size() + write.receipts().size());
    int length = 256 + 56 * rows + 24 * write.events().size() + write.payload().length();
    var sql = new StringBuilder(length);
    appendOutbox(sql, write);
    if (!write.fresh().isEmpty()) appendFresh(sql, write.fresh());
    if (!write.changed().isEmpty()) appendChanged(sql, write.changed());
    if (!write.receipts().isEmpty()) appendReceipts(sql, write.receipts());
    if (!write.events().isEmpty()) appendEvents(sql, write.events());
    if (!write.scores().isEmpty()) appendScores(sql, write.scores());
    for (List<SlotDebit> debits : together(write.debits())) appendDebits(sql, debits);
    return sql.append("COMMIT").toString();
  }

  /** How many rows each of its statements affects, in order; COMMIT is left out. */
  static List<Expected> expected(Write write) {
    List<Expected> all = new ArrayList<>(4);
    all.add(new Expected("outbox", 1));
    if (!write.fresh().isEmpty()) all.add(new Expected("fresh", write.fresh().size()));
    // MySQL counts a row that an upsert has changed as two
    if (!write.changed().isEmpty()) all.add(new Expected("changed", 2 * write.changed().size()));
    if (!write.receipts().isEmpty()) all.add(new Expected("receipts", write.receipts().size()));
    if (!write.events().isEmpty()) all.add(new Expected("events", write.events().size()));
    if (!write.scores().isEmpty()) all.add(new Expected("scores", Expected.ANY));
    for (List<SlotDebit> debits : together(write.debits())) {
      all.add(new Expected(debits.toString(), debits.size()));
    }
    return all;
  }

  /** What one statement affects. */
  record Expected(String what, int rows) {

    /** One for what is new, two for what has changed, none for what was so before. */
    static final int ANY = -1;
  }

  private static void appendOutbox(StringBuilder sql, Write write) {
    sql.append("INSERT INTO outbox (lane, id, attempt, grants, payload) VALUES (");
    sql.append(write.batch().lane()).append(',').append(write.batch().id()).append(',');
    sql.append(write.attempt()).append(',').append(write.grants());
    sql.append(",'").append(write.payload()).append("');");
  }

  private static void appendFresh(StringBuilder sql, List<Standing> standings) {
    boolean plain = true;
    for (Standing standing : standings) plain &= standing.progress().isEmpty();
    sql.append(
        """
        INSERT INTO user_activity \
        (activity_id, user_id, occurrence, revision, joined_at, batch\
        """);
    sql.append(plain ? ") VALUES " : ", state) VALUES ");
    for (Standing standing : standings) {
      appendPlain(sql, standing);
      if (!plain) appendText(sql.append(','), ProgressJson.write(standing.progress()));
      sql.append("),");
    }
    sql.setCharAt(sql.length() - 1, ';');
  }

  /**
   * The guard is the division: by 1 when the row is the one that was read, else by 0, which is an
   * error of its own (1365), whatever else would have been written.
   */
  private static void appendChanged(StringBuilder sql, List<Standing> standings) {
    sql.append(
        """
        INSERT INTO user_activity \
        (activity_id, user_id, occurrence, revision, joined_at, batch, version, state) VALUES\
        """);
    for (Standing standing : standings) {
      appendPlain(sql.append(sql.charAt(sql.length() - 1) == ')' ? "," : " "), standing);
      sql.append(',').append(standing.version());
      appendText(sql.append(','), ProgressJson.write(standing.progress()));
      sql.append(')');
    }
    sql.append(
        """
         ON DUPLICATE KEY UPDATE \
        version = version DIV (version = VALUES(version) - 1) + 1, \
        joined_at = VALUES(joined_at), batch = VALUES(batch), state = VALUES(state);\
        """);
  }

  private static void appendPlain(StringBuilder sql, Standing standing) {
    sql.append('(').append(standing.activityId()).append(',').append(standing.userId());
    sql.append(',').append(standing.occurrence()).append(',').append(standing.revision());
    sql.append(',').append(standing.joinedAt()).append(',').append(standing.batch());
  }

  private static void appendReceipts(StringBuilder sql, List<Receipted> receipts) {
    sql.append("INSERT INTO receipt (user_id, id, request, answer, created_at) VALUES ");
    for (Receipted receipt : receipts) {
      appendKey(sql, receipt.key()).append(',').append(receipt.request()).append(',');
      appendText(sql, receipt.answer());
      sql.append(",UTC_TIMESTAMP(3)),");
    }
    sql.setCharAt(sql.length() - 1, ';');
  }

  private static void appendEvents(StringBuilder sql, List<EventKey> events) {
    sql.append("INSERT INTO event_counted (user_id, id) VALUES ");
    for (EventKey event : events) {
      sql.append('(').append(event.userId()).append(',').append(event.id()).append("),");
    }
    sql.setCharAt(sql.length() - 1, ';');
  }

  private static void appendScores(StringBuilder sql, List<Ranked> scores) {
    sql.append(
        """
        INSERT INTO leaderboard_score \
        (activity_id, occurrence, mechanic, user_id, lack, since) VALUES\
        """);
    String comma = " ";
    for (Ranked score : scores) {
      sql.append(comma).append('(').append(score.activityId()).append(',');
      sql.append(score.occurrence()).append(",'").append(score.mechanic()).append("',");
      sql.append(score.userId()).append(',').append(Score.MAX - score.points()).append(',');
      sql.append(score.since()).append(')');
      comma = ",";
    }
    sql.append(" ON DUPLICATE KEY UPDATE lack = VALUES(lack), since = VALUES(since);");
  }

  /** {@code (7,x'…'}, without its end. */
  private static StringBuilder appendKey(StringBuilder sql, ReceiptKey key) {
    HexFormat hex = HexFormat.of();
    sql.append('(').append(key.userId()).append(",x'");
    return sql.append(hex.toHexDigits(key.high())).append(hex.toHexDigits(key.low())).append('\'');
  }

  private static void appendText(StringBuilder sql, @Nullable String text) {
    if (text == null) {
      sql.append("NULL");
      return;
    }
    sql.append('\'');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'' || c == '\\') sql.append('\\');
      sql.append(c);
    }
    sql.append('\'');
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
    // seen to have joined. Who has a receipt has a standing.
    BatchKey batch = question.batch();
    if (batch != null) {
      sql.append("SELECT attempt FROM outbox WHERE lane = ").append(batch.lane());
      sql.append(" AND id = ").append(batch.id()).append(';');
    }
    for (StockKey stock : question.stocks()) sql.append(slots(stock)).append(';');
    Map<Long, StringBuilder> users = new TreeMap<>();
    for (UserKey user : question.users()) {
      StringBuilder list = users.computeIfAbsent(user.activityId(), _ -> new StringBuilder());
      list.append(list.isEmpty() ? "" : ",").append(user.userId());
    }
    users.forEach((activity, list) -> appendUsers(sql, activity, list));
    if (!question.receipts().isEmpty()) appendReceiptKeys(sql, question.receipts());
    if (!question.events().isEmpty()) appendEventKeys(sql, question.events());
    return sql.append("COMMIT").toString();
  }

  /** How many statements that is. */
  static long statements(Question question) {
    long activities = question.users().stream().mapToLong(UserKey::activityId).distinct().count();
    long receipts = question.receipts().isEmpty() ? 0 : 1;
    long events = question.events().isEmpty() ? 0 : 1;
    long batch = question.batch() == null ? 0 : 1;
    return 1 + activities + question.stocks().size() + receipts + events + batch;
  }

  private static void appendUsers(StringBuilder sql, long activity, StringBuilder users) {
    sql.append(
        """
        SELECT activity_id, user_id, occurrence, revision, joined_at, batch, version, state \
        FROM user_activity WHERE activity_id = \
        """);
    sql.append(activity).append(" AND user_id IN (").append(users).append(");");
  }

  private static void appendReceiptKeys(StringBuilder sql, Collection<ReceiptKey> keys) {
    sql.append("SELECT user_id, id, request, answer FROM receipt WHERE (user_id, id) IN (");
    for (ReceiptKey key : keys) appendKey(sql, key).append("),");
    sql.setCharAt(sql.length() - 1, ')');
    sql.append(';');
  }

  private static void appendEventKeys(StringBuilder sql, Collection<EventKey> keys) {
    sql.append("SELECT user_id, id AS event_id FROM event_counted WHERE (user_id, id) IN (");
    for (EventKey key : keys) {
      sql.append('(').append(key.userId()).append(',').append(key.id()).append("),");
    }
    sql.setCharAt(sql.length() - 1, ')');
    sql.append(';');
  }

  /** All slots of a stock; one statement, so the figures belong together. */
  static String slots(StockKey stock) {
    return "SELECT activity_id, occurrence, item, slot, remaining FROM stock WHERE "
        + named(stock)
        + " ORDER BY slot";
  }

  static Known known(RowSet<Row> results) {
    List<Standing> standings = new ArrayList<>();
    Map<StockKey, List<Long>> stocks = new HashMap<>();
    List<Receipted> receipts = new ArrayList<>();
    Set<EventKey> events = new HashSet<>();
    Long attempt = null;
    for (RowSet<Row> result = results; result != null; result = result.next()) {
      for (Row row : result) {
        if (row.getColumnIndex("joined_at") >= 0) standings.add(standing(row));
        else if (row.getColumnIndex("slot") >= 0) {
          stocks.computeIfAbsent(stock(row), _ -> new ArrayList<>()).add(row.getLong("remaining"));
        } else if (row.getColumnIndex("answer") >= 0) receipts.add(receipt(row));
        else if (row.getColumnIndex("event_id") >= 0) {
          events.add(new EventKey(row.getLong("user_id"), row.getLong("event_id")));
        } else attempt = row.getLong("attempt");
      }
    }
    Map<StockKey, long[]> slots = new HashMap<>();
    stocks.forEach((key, all) -> slots.put(key, all.stream().mapToLong(n -> n).toArray()));
    return new Known(standings, slots, receipts, events, attempt);
  }

  static Standing standing(Row row) {
    return new Standing(
        row.getLong("activity_id"),
        row.getLong("user_id"),
        row.getLong("occurrence"),
        row.getInteger("revision"),
        row.getLong("joined_at"),
        row.getLong("batch"),
        row.getInteger("version"),
        ProgressJson.read(row.getString("state")));
  }

  private static Receipted receipt(Row row) {
    Buffer id = row.getBuffer("id");
    var key = new ReceiptKey(row.getLong("user_id"), id.getLong(0), id.getLong(8));
    return new Receipted(key, row.getLong("request"), row.getString("answer"));
  }

  private static StockKey stock(Row row) {
    return new StockKey(
        row.getLong("activity_id"), row.getLong("occurrence"), row.getString("item"));
  }
}
