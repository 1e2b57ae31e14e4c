package dev.jamboree.server.pipeline;

import dev.jamboree.server.admin.Instance;
import dev.jamboree.server.config.DatabaseAddress;
import dev.jamboree.server.store.SqlLedger;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Ledgers and lanes on a real database, with a Vert.x of their own. */
final class RealLedgers implements AutoCloseable {

  final Vertx vertx = Vertx.vertx();
  final List<Context> loops = List.of(anotherLoop(), anotherLoop());
  final Pool pool;
  private final MySQLConnectOptions options;

  private Context anotherLoop() {
    return ((VertxInternal) vertx).createEventLoopContext();
  }

  RealLedgers(DatabaseAddress address) {
    options = Instance.options(address).setUseAffectedRows(true);
    pool =
        MySQLBuilder.pool()
            .using(vertx)
            .connectingTo(options)
            .with(new PoolOptions().setMaxSize(4))
            .build();
  }

  Ledger make() {
    return new SqlLedger(vertx, options, pool, new LongAdder());
  }

  /** An instance of the product, as far as writing goes. */
  Lanes instance(int lanes, int batch) {
    var options =
        new Lanes.Options(lanes, batch, 100_000, Duration.ofSeconds(60), Duration.ofSeconds(30));
    return new Lanes(vertx, loops, _ -> make(), new NoRevisions(), options, PipelineMeter.NONE);
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
