package dev.jamboree.server.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes sessions that have ended, where the database does not do so itself (TiDB's TTL does).
 * Walks the table by user in slices, one a second, so that no index on the end is needed, no
 * statement is long, and many instances may do it at once.
 */
public final class SessionPruner implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SessionPruner.class);
  private static final long PERIOD_MILLIS = 1000;

  /** The user at whom the slice after a user ends; none when fewer sessions are left. */
  private static final String END_OF_SLICE =
      "SELECT user_id FROM session WHERE user_id > ? ORDER BY user_id LIMIT 1 OFFSET 999";

  private static final String PRUNE =
      "DELETE FROM session WHERE user_id > ? AND user_id <= ? AND expires_at < ?";

  private final Vertx vertx;
  private final Pool pool;
  private final InstantSource clock;
  private long timer = -1;
  private long after;
  private boolean busy;
  private boolean away;

  /** Not begun yet. */
  public SessionPruner(Vertx vertx, Pool pool, InstantSource clock) {
    this.vertx = vertx;
    this.pool = pool;
    this.clock = clock;
  }

  /** Begins, if there is anything to do for us. */
  public Future<Void> open() {
    return pool.query("SELECT VERSION()")
        .execute()
        .map(rows -> {
          boolean prunesItself = rows.iterator().next().getString(0).contains("TiDB");
          if (!prunesItself) timer = vertx.setPeriodic(PERIOD_MILLIS, _ -> tick());
          return null;
        });
  }

  private void tick() {
    if (busy) return;
    busy = true;
    prune()
        .onSuccess(_ -> away = false)
        .onFailure(fault -> {
          if (!away) LOG.warn("Sessions that have ended stay for now: {}", fault.toString());
          away = true;
        })
        .onComplete(_ -> busy = false);
  }

  /** Prunes the next slice; after the last it is the first one's turn. */
  Future<Void> prune() {
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    return pool.preparedQuery(END_OF_SLICE)
        .execute(Tuple.of(after))
        .compose(rows -> {
          boolean last = rows.size() == 0;
          long until = last ? Long.MAX_VALUE : rows.iterator().next().getLong(0);
          Future<RowSet<Row>> pruned =
              pool.preparedQuery(PRUNE).execute(Tuple.of(after, until, now));
          return pruned.onSuccess(_ -> after = last ? 0 : until);
        })
        .mapEmpty();
  }

  @Override
  public void close() {
    if (timer >= 0) vertx.cancelTimer(timer);
  }
}
