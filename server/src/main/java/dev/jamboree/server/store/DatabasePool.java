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

  /** A host that has confirmed nothing for so long is gone: its connections end, with a fault. */
  private static final int SILENT_MILLIS = 4_000;

  private static final int WAITING = 10_000;

  private DatabasePool() {}

  /** Connects when it is first used. */
  public static Pool open(Vertx vertx, MySQLConnectOptions options, int connections) {
    var exact = new MySQLConnectOptions(options).setUseAffectedRows(true);
    return MySQLBuilder.pool()
        .using(vertx)
        .with(
            new PoolOptions()
                .setMaxSize(connections)
                .setMaxWaitQueueSize(WAITING)
                .setConnectionTimeout(CONNECT_SECONDS)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS))
        .with(new NetClientOptions().setTcpUserTimeout(SILENT_MILLIS))
        .connectingTo(exact)
        .withConnectHandler(fresh -> fresh.query(SETTINGS).execute().onComplete(_ -> fresh.close()))
        .build();
  }
}
