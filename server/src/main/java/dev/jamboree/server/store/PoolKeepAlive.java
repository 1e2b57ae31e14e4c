package dev.jamboree.server.store;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
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

  /** Long enough that each of those sent together gets a connection of its own. */
  private static final String PING = "SELECT SLEEP(0.01)";

  private final Vertx vertx;
  private final List<Context> loops;
  private final Pool pool;
  private final int connections;
  private final long periodMillis;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile long timer = -1;
  private volatile long waited;

  /**
   * Not begun yet.
   *
   * @param loops event loops among which the connections are spread: each stays where it was made
   */
  public PoolKeepAlive(Vertx vertx, List<Context> loops, Pool pool, int connections) {
    this(vertx, loops, pool, connections, PERIOD_MILLIS);
  }

  PoolKeepAlive(Vertx vertx, List<Context> loops, Pool pool, int connections, long periodMillis) {
    this.vertx = vertx;
    this.loops = loops;
    this.pool = pool;
    this.connections = connections;
    this.periodMillis = periodMillis;
  }

  /** Begins; done when all connections are open, or have failed to be. */
  public Future<Void> open() {
    timer = vertx.setPeriodic(periodMillis, _ -> useAll());
    return useAll()
        .onFailure(fault -> LOG.warn("Not all connections are open: {}", fault.toString()))
        .otherwiseEmpty();
  }

  /** Nothing while the last time is not over. */
  private Future<Void> useAll() {
    if (busy.getAndSet(true)) return Future.succeededFuture();
    long start = System.nanoTime();
    var pings =
        IntStream.range(0, connections).mapToObj(i -> ping(loops.get(i % loops.size()))).toList();
    return Future.join(pings)
        .onComplete(_ -> {
          waited = System.nanoTime() - start;
          busy.set(false);
        })
        .mapEmpty();
  }

  private Future<Void> ping(Context loop) {
    Promise<Void> done = Promise.promise();
    loop.runOnContext(_ -> pool.query(PING).execute().<Void>mapEmpty().onComplete(done));
    return done.future();
  }

  /**
   * How long it last took until as many short statements as there are connections were answered;
   * 0.01 or a little more when all are free. Any thread.
   */
  public double waitSeconds() {
    return waited / 1e9;
  }

  @Override
  public void close() {
    vertx.cancelTimer(timer);
  }
}
