package dev.jamboree.server.store;

import dev.jamboree.server.view.PublishedActivities;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Activities and their revisions, for the catalog. */
public final class PublishedTable implements PublishedActivities {

  /** Versions only grow and rows are never deleted, so no two states have the same sum. */
  private static final String STAMP =
      """
      SELECT COUNT(*), CAST(COALESCE(SUM(version), 0) AS SIGNED) FROM activity
      """;

  private static final String PUBLISHED =
      """
      SELECT id, published_revision FROM activity WHERE status = 'PUBLISHED' ORDER BY id
      """;

  private static final String DOCUMENTS =
      """
      SELECT activity_id, revision, doc FROM activity_revision
       WHERE (activity_id, revision) IN (%s)
      """;

  /** Documents have up to 256 KiB each, an answer must stay well below the packet's limit. */
  private static final int PER_STATEMENT = 64;

  private final Pool pool;

  public PublishedTable(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<Stamp> stamp() {
    return pool.query(STAMP)
        .execute()
        .map(rows -> {
          Row row = rows.iterator().next();
          return new Stamp(row.getLong(0), row.getLong(1));
        });
  }

  @Override
  public Future<List<Revision>> published() {
    return pool.query(PUBLISHED)
        .execute()
        .map(rows -> {
          List<Revision> all = new ArrayList<>(rows.size());
          for (Row row : rows) all.add(new Revision(row.getLong(0), row.getInteger(1)));
          return all;
        });
  }

  @Override
  public Future<Map<Revision, String>> documents(Collection<Revision> revisions) {
    List<Revision> all = List.copyOf(revisions);
    Map<Revision, String> found = HashMap.newHashMap(all.size());
    Future<Void> done = Future.succeededFuture();
    for (int i = 0; i < all.size(); i += PER_STATEMENT) {
      List<Revision> some = all.subList(i, Math.min(all.size(), i + PER_STATEMENT));
      done = done.compose(_ -> load(some, found));
    }
    return done.map(found);
  }

  private Future<Void> load(List<Revision> revisions, Map<Revision, String> found) {
    var keys = new StringJoiner(",");
    for (Revision it : revisions) keys.add("(" + it.activityId() + "," + it.number() + ")");
    return pool.query(DOCUMENTS.formatted(keys))
        .execute()
        .map(rows -> {
          for (Row row : rows) {
            found.put(new Revision(row.getLong(0), row.getInteger(1)), row.getString(2));
          }
          return null;
        });
  }
}
