package dev.jamboree.server.store;

import dev.jamboree.core.participation.Participation;
import dev.jamboree.server.pipeline.Ledger.Standing;
import dev.jamboree.server.pipeline.Ledger.UserKey;
import dev.jamboree.server.pipeline.Standings;
import dev.jamboree.server.view.Joins;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** What users have done, for who reads it. */
public final class ParticipationTable implements Joins {

  private static final String FIND =
      """
      SELECT activity_id, user_id, occurrence, revision, joined_at, batch, version, state
        FROM user_activity
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
    Map<UserKey, List<Standing>> standings = new HashMap<>();
    for (Row row : rows) {
      Standing standing = LedgerSql.standing(row);
      var user = new UserKey(standing.activityId(), standing.userId());
      standings.computeIfAbsent(user, _ -> new ArrayList<>(1)).add(standing);
    }
    Map<Key, Participation> found = new HashMap<>();
    for (Key key : keys) {
      List<Standing> all = standings.get(new UserKey(key.activityId(), key.userId()));
      if (all != null) found.put(key, Standings.seenFrom(key.occurrence(), all));
    }
    return found;
  }
}
