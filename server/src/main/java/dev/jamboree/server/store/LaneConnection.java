package dev.jamboree.server.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.MySQLConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection, made when it is needed. Whatever was under way when it is dropped is rolled back
 * by the server, or was committed. Not thread-safe: for one batch at a time.
 */
final class LaneConnection {

  /**
   * What the write path rests on, whatever the server's defaults: in these modes taking more than
   * is left is an error, and statements lock the rows that they name and no others. A transaction
   * begins by itself, which saves a statement, and ends by COMMIT or ROLLBACK only.
   */
  private static final String SETTINGS =
      """
      SET SESSION sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO';\
      SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED;\
      SET SESSION autocommit = 0;\
      SET SESSION innodb_lock_wait_timeout = 3 /*T! , SESSION tidb_txn_mode = 'pessimistic' */\
      """;

  /** A server that is silent for so long is as good as gone. */
  private static final long PATIENCE_MS = 4_000;

  private final Vertx vertx;
  private final MySQLConnectOptions options;
  private final long patienceMillis;
  private @Nullable MySQLConnection connection;
  private long generation;

  LaneConnection(Vertx vertx, MySQLConnectOptions options) {
    this(vertx, options, PATIENCE_MS);
  }

  LaneConnection(Vertx vertx, MySQLConnectOptions options, long patienceMillis) {
    this.vertx = vertx;
    this.patienceMillis = patienceMillis;
    this.options = new MySQLConnectOptions(options).setUseAffectedRows(true);
  }

  /**
   * Runs the statements in one packet; after a fault the caller must roll back or {@link #drop}.
   */
  Future<RowSet<Row>> run(String sql) {
    return connected()
        .compose(c -> c.query(sql).execute().timeout(patienceMillis, TimeUnit.MILLISECONDS));
  }

  private Future<MySQLConnection> connected() {
    MySQLConnection open = connection;
    if (open != null) return Future.succeededFuture(open);
    Future<MySQLConnection> fresh = MySQLConnection.connect(vertx, options);
    return fresh
        .compose(c -> c.query(SETTINGS).execute())
        .timeout(patienceMillis, TimeUnit.MILLISECONDS)
        .onFailure(_ -> fresh.onSuccess(c -> c.close())) // also one that comes too late
        .map(_ -> use(fresh.result()));
  }

  private MySQLConnection use(MySQLConnection fresh) {
    long made = ++generation;
    fresh.closeHandler(_ -> forget(made));
    connection = fresh;
    return fresh;
  }

  private void forget(long closed) {
    if (generation == closed) connection = null;
  }

  /** Closes it, if there is one, without waiting for a server that may never answer. */
  void drop() {
    MySQLConnection open = connection;
    connection = null;
    if (open != null) open.close();
  }

  /** Closes it, if there is one, after what is under way; never fails. */
  Future<Void> close() {
    MySQLConnection open = connection;
    connection = null;
    return open == null
        ? Future.succeededFuture()
        : open.close().timeout(patienceMillis, TimeUnit.MILLISECONDS).otherwiseEmpty();
  }
}
