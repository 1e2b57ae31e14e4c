package dev.jamboree.server.store;

import dev.jamboree.core.mechanic.Score;
import dev.jamboree.server.view.Scores;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rankings. "Behind an entry" is cut into ranges that the index knows, as neither database
 * walks an index by a comparison of several columns at once. Only numbers and names of the
 * document's alphabet are put into the text.
 */
public final class ScoreTable implements Scores {

  private static final String ORDER = " ORDER BY lack, since, user_id LIMIT ";

  private final Pool pool;

  public ScoreTable(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<List<Entry>> page(Board board, @Nullable Entry after, int skip, int limit) {
    return page(pool, board, after, skip, limit);
  }

  /** The same, within a transaction of the caller's. */
  static Future<List<Entry>> page(
      SqlClient client, Board board, @Nullable Entry after, int skip, int limit) {
    String select = "SELECT lack, since, user_id FROM leaderboard_score WHERE " + named(board);
    List<String> ranges = after == null ? List.of("") : behind(after);
    String union =
        ranges.stream()
            .map(range -> "(" + select + range + ORDER + (skip + limit) + ")")
            .collect(Collectors.joining(" UNION ALL "));
    return client
        .query(union + ORDER + skip + "," + limit)
        .execute()
        .map(rows -> {
          List<Entry> entries = new ArrayList<>(rows.size());
          for (Row row : rows) entries.add(entry(row));
          return entries;
        });
  }

  @Override
  public Future<Long> between(Board board, @Nullable Entry after, Entry to) {
    String count = "SELECT COUNT(*) FROM leaderboard_score WHERE " + named(board);
    String sum =
        between(after, to).stream()
            .map(range -> "(" + count + range + ")")
            .collect(Collectors.joining(" + "));
    return pool.query("SELECT " + sum)
        .execute()
        .map((RowSet<Row> rows) -> rows.iterator().next().getLong(0));
  }

  @Override
  public Future<Map<Long, Entry>> of(Board board, Collection<Long> users) {
    if (users.isEmpty()) return Future.succeededFuture(Map.of());
    return pool.query(
            "SELECT lack, since, user_id FROM leaderboard_score WHERE "
                + named(board)
                + " AND user_id IN ("
                + UserTable.list(users)
                + ")")
        .execute()
        .map(rows -> {
          Map<Long, Entry> found = new HashMap<>();
          for (Row row : rows) found.put(row.getLong(2), entry(row));
          return found;
        });
  }

  private static Entry entry(Row row) {
    return new Entry(row.getLong(2), Score.MAX - row.getLong(0), row.getLong(1));
  }

  static String named(Board board) {
    return "activity_id = "
        + board.activityId()
        + " AND occurrence = "
        + board.occurrence()
        + " AND mechanic = '"
        + board.mechanic()
        + "'";
  }

  private static List<String> behind(Entry it) {
    return List.of(
        " AND lack = " + lack(it) + " AND since = " + it.since() + " AND user_id > " + it.userId(),
        " AND lack = " + lack(it) + " AND since > " + it.since(),
        " AND lack > " + lack(it));
  }

  private static List<String> before(Entry it) {
    return List.of(
        " AND lack < " + lack(it),
        " AND lack = " + lack(it) + " AND since < " + it.since(),
        " AND lack = " + lack(it) + " AND since = " + it.since() + " AND user_id < " + it.userId());
  }

  private static List<String> between(@Nullable Entry after, Entry to) {
    if (after == null) return before(to);
    if (after.points() != to.points()) {
      return List.of(
          behind(after).get(0),
          behind(after).get(1),
          " AND lack > " + lack(after) + " AND lack < " + lack(to),
          before(to).get(1),
          before(to).get(2));
    }
    String tied = " AND lack = " + lack(to);
    if (after.since() != to.since()) {
      return List.of(
          behind(after).get(0),
          tied + " AND since > " + after.since() + " AND since < " + to.since(),
          before(to).get(2));
    }
    String users = " AND user_id > " + after.userId() + " AND user_id < " + to.userId();
    return List.of(tied + " AND since = " + to.since() + users);
  }

  private static long lack(Entry entry) {
    return Score.MAX - entry.points();
  }
}
