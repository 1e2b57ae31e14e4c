package dev.jamboree.server.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps all connections of a pool open, so that nobody waits for new ones when everybody comes at
 * once after a quiet hour: new ones took 0.2 to 0.5 s then, on a machine at its limit.
 */
public final class PoolKeepAlive implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PoolKeepAlive.class);

  /** Well under the time after which the pool ends a connection that nobody uses. */
  private static final long PERIOD_MILLIS = DatabasePool.IDLE_SECONDS * 1000 / 3;

  private final Vertx vertx;
  private final Pool pool;
  private final int connections;
  private final long periodMillis;
  private long timer = -1;
  private boolean busy;
  private volatile long waited;

  /** Not begun yet. */
  public PoolKeepAlive(Vertx vertx, Pool pool, int connections) {
    this(vertx, pool, connections, PERIOD_MILLIS);
  }

  PoolKeepAlive(Vertx vertx, Pool pool, int connections, long periodMillis) {
    this.periodMillis = periodMillis;
    this.vertx = vertx;
    this.pool = pool;
    this.connections = connections;
  }

  /** Begins; done when all connections are open, or have failed to be. */
  public Future<Void> open() {
    timer = vertx.setPeriodic(periodMillis, _ -> tick());
    return useAll()
        .onFailure(fault -> LOG.warn("Not all connections are open: {}", fault.toString()))
        .otherwiseEmpty();
  }

  private void tick() {
    if (busy) return;
    busy = true;
    useAll().onComplete(_ -> busy = false);
  }

  /** Takes them all before it uses one: so each of them is used. */
  private Future<Void> useAll() {
    long start = System.nanoTime();
    var taken = Stream.generate(pool::getConnection).limit(connections).toList();
    return Future.join(taken)
        .onComplete(_ -> waited = System.nanoTime() - start)
        .eventually(() ->
            Future.join(
                taken.stream().filter(Future::succeeded).map(c -> use(c.result())).toList()))
        .mapEmpty();
  }

  private static Future<Void> use(SqlConnection connection) {
    return connection.query("SELECT 1").execute().eventually(connection::close).mapEmpty();
  }

  /**
   * How long it last took to take all connections: who reads waits about as long for one. Any
   * thread.
   */
  public double waitSeconds() {
    return waited / 1e9;
  }

  @Override
  public void close() {
    vertx.cancelTimer(timer);
  }
}
