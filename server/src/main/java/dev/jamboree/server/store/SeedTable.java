package dev.jamboree.server.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;

/** The seeds of draws, one for each occurrence; made once, never changed. */
final class SeedTable {

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

  private SeedTable() {}

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
