package dev.jamboree.server.store;

import dev.jamboree.core.mechanic.Score;
import dev.jamboree.core.mechanic.leaderboard.Leaderboard;
import dev.jamboree.server.settlement.Settlements;
import dev.jamboree.server.view.Scores.Board;
import dev.jamboree.server.view.Scores.Entry;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** How far rankings are paid, and the grants: both in one transaction, under the ranking's row. */
public final class SettlementTable implements Settlements {

  private static final int AT_ONCE = 1000;
  private static final int OUTBOX_LANES = 64;

  private static final String DUE =
      """
      SELECT l.activity_id, l.occurrence, l.mechanic, IF(l.revision > 0, l.revision, a.published_revision)
        FROM leaderboard l JOIN activity a ON a.id = l.activity_id
       WHERE NOT l.settled AND a.published_revision IS NOT NULL
       ORDER BY l.activity_id, l.occurrence, l.mechanic
      """;

  private static final String LOCK =
      """
      SELECT settled, paid, lack, since, user_id FROM leaderboard
       WHERE activity_id = ? AND occurrence = ? AND mechanic = ? FOR UPDATE
      """;

  private static final String ADVANCE =
      """
      UPDATE leaderboard SET revision = ?, paid = ?, lack = ?, since = ?, user_id = ?
       WHERE activity_id = ? AND occurrence = ? AND mechanic = ?
      """;

  private static final String FINISH =
      """
      UPDATE leaderboard SET settled = TRUE
       WHERE activity_id = ? AND occurrence = ? AND mechanic = ?
      """;

  private static final String GRANT =
      """
      INSERT INTO outbox (lane, id, grants, payload) VALUES (?, ?, ?, ?)
      """;

  private final Pool pool;

  public SettlementTable(Pool pool) {
    this.pool = pool;
  }

  /** Where it is: who was paid last, and how many were. */
  private record Cursor(long paid, @Nullable Entry last) {}

  @Override
  public Future<List<Due>> due() {
    return pool.query(DUE)
        .execute()
        .map(rows -> {
          List<Due> due = new ArrayList<>();
          for (Row row : rows) {
            due.add(new Due(row.getLong(0), row.getLong(1), row.getString(2), row.getInteger(3)));
          }
          return due;
        });
  }

  @Override
  public Future<Integer> pay(Due due, Leaderboard tiers) {
    return Transactions.run(
        pool,
        tx ->
            tx.preparedQuery(LOCK)
                .execute(key(due))
                .compose(rows -> {
                  Row row = rows.iterator().next();
                  return row.getInteger(0) == 1
                      ? Future.succeededFuture(0)
                      : pay(tx, due, tiers, cursor(row));
                }));
  }

  private static Cursor cursor(Row row) {
    long paid = row.getLong(1);
    var last = new Entry(row.getLong(4), Score.MAX - row.getLong(2), row.getLong(3));
    return new Cursor(paid, paid == 0 ? null : last);
  }

  private static Future<Integer> pay(SqlConnection tx, Due due, Leaderboard tiers, Cursor cursor) {
    var board = new Board(due.activityId(), due.occurrence(), due.mechanic());
    return ScoreTable.page(tx, board, cursor.last(), 0, AT_ONCE)
        .compose(entries -> {
          List<Entry> paid = new ArrayList<>(entries.size());
          var payload = new StringBuilder("{\"j\":[],\"c\":[");
          for (Entry entry : entries) {
            long rank = cursor.paid() + paid.size() + 1;
            Optional<Leaderboard.Tier> tier = tiers.tier(rank);
            if (tier.isEmpty()) break;
            append(payload, due, entry, tier.get());
            paid.add(entry);
          }
          return paid.isEmpty()
              ? tx.preparedQuery(FINISH).execute(key(due)).map(0)
              : advance(tx, due, cursor, paid, payload.append("]}").toString());
        });
  }

  private static void append(StringBuilder payload, Due due, Entry entry, Leaderboard.Tier tier) {
    if (payload.charAt(payload.length() - 1) == '}') payload.append(',');
    payload.append("{\"a\":").append(due.activityId()).append(",\"o\":").append(due.occurrence());
    payload.append(",\"u\":").append(entry.userId()).append(",\"g\":[[\"").append(due.mechanic());
    payload.append('.').append(tier.id()).append("\",").append(due.revision()).append(",1]]}");
  }

  private static Future<Integer> advance(
      SqlConnection tx, Due due, Cursor cursor, List<Entry> paid, String payload) {
    Entry last = paid.getLast();
    var random = ThreadLocalRandom.current();
    return tx.preparedQuery(GRANT)
        .execute(
            Tuple.of(
                random.nextInt(OUTBOX_LANES),
                random.nextLong(Long.MAX_VALUE),
                paid.size(),
                payload))
        .compose(_ ->
            tx.preparedQuery(ADVANCE)
                .execute(
                    Tuple.of(
                        due.revision(),
                        cursor.paid() + paid.size(),
                        Score.MAX - last.points(),
                        last.since(),
                        last.userId(),
                        due.activityId(),
                        due.occurrence(),
                        due.mechanic())))
        .map(paid.size());
  }

  private static Tuple key(Due due) {
    return Tuple.of(due.activityId(), due.occurrence(), due.mechanic());
  }
}
