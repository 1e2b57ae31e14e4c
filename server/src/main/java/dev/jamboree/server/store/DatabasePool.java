package dev.jamboree.server.store;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.TimeUnit;

/** Connections for everything but the write path, which has its own. */
public final class DatabasePool {

  /** Without gap locks: statements lock the rows that they name and no others, as on TiDB. */
  private static final String SETTINGS =
      """
      SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED
      """;

  private static final int CONNECT_SECONDS = 5;

  /** A statement without an answer for so long fails, with its connection: the server is gone. */
  private static final int SILENT_SECONDS = 8;

  /** Less than that, so that no connection ends for silence because nobody has asked. */
  static final int IDLE_SECONDS = 5;

  private static final int WAITING = 10_000;

  private DatabasePool() {}

  /** Connects when it is first used. */
  public static Pool open(Vertx vertx, MySQLConnectOptions options, int connections) {
    return open(vertx, options, connections, IDLE_SECONDS);
  }

  static Pool open(Vertx vertx, MySQLConnectOptions options, int connections, int idleSeconds) {
    var exact = new MySQLConnectOptions(options).setUseAffectedRows(true);
    return MySQLBuilder.pool()
        .using(vertx)
        .with(
            new PoolOptions()
                .setMaxSize(connections)
                .setMaxWaitQueueSize(WAITING)
                .setConnectionTimeout(CONNECT_SECONDS)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout(idleSeconds)
                .setIdleTimeoutUnit(TimeUnit.SECONDS))
        .with(
            new NetClientOptions()
                .setReadIdleTimeout(SILENT_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS))
        .connectingTo(exact)
        .withConnectHandler(fresh -> fresh.query(SETTINGS).execute().onComplete(_ -> fresh.close()))
        .build();
  }
}
