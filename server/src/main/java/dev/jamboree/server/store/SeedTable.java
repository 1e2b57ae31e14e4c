package dev.jamboree.server.store;

import dev.jamboree.server.view.DrawSeeds;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;

/** The seeds of draws, one for each occurrence; made once, never changed. */
public final class SeedTable implements DrawSeeds {

  private static final int BYTES = 32;

  private static final String OFFER =
      """
      INSERT IGNORE INTO draw_seed (activity_id, occurrence, seed) VALUES (?, ?, ?)
      """;

  private static final String FIND =
      """
      SELECT seed FROM draw_seed WHERE activity_id = ? AND occurrence = ?
      """;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Pool pool;

  public SeedTable(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<Buffer> seed(long activityId, long occurrence) {
    return ensure(pool, activityId, occurrence);
  }

  /** The seed that is there, or becomes so; whoever comes first makes it. */
  static Future<Buffer> ensure(Pool pool, long activityId, long occurrence) {
    byte[] seed = new byte[BYTES];
    RANDOM.nextBytes(seed);
    return pool.preparedQuery(OFFER)
        .execute(Tuple.of(activityId, occurrence, Buffer.buffer(seed)))
        .compose(_ -> pool.preparedQuery(FIND).execute(Tuple.of(activityId, occurrence)))
        .map(rows -> rows.iterator().next().getBuffer(0));
  }
}
