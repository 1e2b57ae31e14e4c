package dev.jamboree.server.store;

import dev.jamboree.server.view.DrawSeeds;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.util.Optional;

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
    return find(pool, activityId, occurrence)
        .compose(found ->
            found.isPresent()
                ? Future.succeededFuture(found.get())
                : offer(pool, activityId, occurrence)
                    .compose(_ -> find(pool, activityId, occurrence))
                    .map(Optional::orElseThrow));
  }

  private static Future<Optional<Buffer>> find(Pool pool, long activityId, long occurrence) {
    return pool.preparedQuery(FIND)
        .execute(Tuple.of(activityId, occurrence))
        .map(rows ->
            rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next().getBuffer(0)));
  }

  private static Future<Void> offer(Pool pool, long activityId, long occurrence) {
    byte[] seed = new byte[BYTES];
    RANDOM.nextBytes(seed);
    return pool.preparedQuery(OFFER)
        .execute(Tuple.of(activityId, occurrence, Buffer.buffer(seed)))
        .mapEmpty();
  }
}
