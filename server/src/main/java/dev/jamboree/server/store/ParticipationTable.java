package dev.jamboree.server.store;

import dev.jamboree.core.participation.Participation;
import dev.jamboree.core.participation.Receipt;
import dev.jamboree.server.view.Joins;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The joins, for who reads them. */
public final class ParticipationTable implements Joins {

  private static final String FIND =
      """
      SELECT activity_id, user_id, occurrence, revision, joined_at FROM user_activity
       WHERE (activity_id, user_id) IN (%s)
      """;

  private final Pool pool;

  public ParticipationTable(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<Map<Key, Participation>> find(Collection<Key> keys) {
    if (keys.isEmpty()) return Future.succeededFuture(Map.of());
    var users = new StringJoiner(",");
    for (Key key : keys) users.add("(" + key.activityId() + "," + key.userId() + ")");
    return pool.query(FIND.formatted(users)).execute().map(rows -> participations(keys, rows));
  }

  private static Map<Key, Participation> participations(Collection<Key> keys, RowSet<Row> rows) {
    Map<Key, Receipt> receipts = new HashMap<>();
    Map<Key, Integer> counts = new HashMap<>();
    for (Row row : rows) {
      var key = new Key(row.getLong(0), row.getLong(1), row.getLong(2));
      Instant joinedAt = Instant.ofEpochMilli(row.getLong(4));
      receipts.put(key, new Receipt(row.getInteger(3), key.occurrence(), joinedAt));
      counts.merge(anyOccurrence(key), 1, Integer::sum);
    }
    Map<Key, Participation> found = new HashMap<>();
    for (Key key : keys) {
      @Nullable Integer all = counts.get(anyOccurrence(key));
      if (all == null) continue;
      @Nullable Receipt receipt = receipts.get(key);
      found.put(key, new Participation(receipt, receipt == null ? all : all - 1));
    }
    return found;
  }

  private static Key anyOccurrence(Key key) {
    return new Key(key.activityId(), key.userId(), 0);
  }
}
