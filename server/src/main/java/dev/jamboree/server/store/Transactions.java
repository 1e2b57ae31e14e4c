package dev.jamboree.server.store;

import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.Set;
import java.util.function.Function;

/** Runs what may lose a race against another transaction, and runs it again when it did. */
final class Transactions {

  private static final int ATTEMPTS = 8;

  /** Rolled back by the database, with no effect: deadlock, lock wait, TiDB's write conflicts. */
  private static final Set<Integer> LOST_RACES =
      Set.of(1205, 1213, 8002, 8005, 8022, 8028, 8147, 9007);

  private Transactions() {}

  /** The work may run several times; what it returns is that of the run which was committed. */
  static <T> Future<T> run(Pool pool, Function<SqlConnection, Future<T>> work) {
    return attempt(pool, work, ATTEMPTS);
  }

  private static <T> Future<T> attempt(
      Pool pool, Function<SqlConnection, Future<T>> work, int attempts) {
    return pool.withTransaction(work)
        .recover(fault ->
            attempts > 1 && lostRace(fault)
                ? attempt(pool, work, attempts - 1)
                : Future.failedFuture(fault));
  }

  private static boolean lostRace(Throwable fault) {
    return fault instanceof MySQLException e && LOST_RACES.contains(e.getErrorCode());
  }
}
