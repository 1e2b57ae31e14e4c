package dev.jamboree.server;

import dev.jamboree.server.admin.Drafting;
import dev.jamboree.server.admin.Importing;
import dev.jamboree.server.admin.Outcome;
import dev.jamboree.server.admin.Publishing;
import dev.jamboree.server.admin.Restocking;
import dev.jamboree.server.config.Config;
import dev.jamboree.server.document.Documents;
import dev.jamboree.server.gate.JwtKeys;
import dev.jamboree.server.gate.JwtVerifier;
import dev.jamboree.server.gate.Limit;
import dev.jamboree.server.gate.RateLimiter;
import dev.jamboree.server.http.AdminApi;
import dev.jamboree.server.ops.Health;
import dev.jamboree.server.ops.Metrics;
import dev.jamboree.server.ops.OpsServer;
import dev.jamboree.server.pipeline.Lanes;
import dev.jamboree.server.settlement.Settling;
import dev.jamboree.server.store.ActivityTable;
import dev.jamboree.server.store.DatabasePool;
import dev.jamboree.server.store.PoolKeepAlive;
import dev.jamboree.server.store.PublishedTable;
import dev.jamboree.server.store.SessionPruner;
import dev.jamboree.server.store.SettlementTable;
import dev.jamboree.server.store.SqlLedger;
import dev.jamboree.server.store.StockTable;
import dev.jamboree.server.view.CatalogSignal;
import dev.jamboree.server.view.EarlierRevisions;
import dev.jamboree.server.view.LiveCatalog;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The whole server, built in order, closed in reverse. Read this first. */
public final class Server {

  private final Vertx vertx;
  private final Config config;
  private final List<Context> loops;
  private final Pool pool;
  private final Redis redis;
  private final LiveCatalog catalog;
  private final CatalogSignal signal;
  private final Metrics metrics;
  private final Lanes lanes;
  private final Importing importing;
  private final List<EventLoop> eventLoops;
  private final PoolKeepAlive keepAlive;
  private final SessionPruner pruner;
  private final Settling settling;
  private final Health health;

  private @Nullable OpsServer ops;

  private Server(Vertx vertx, Config config, Environment environment) {
    this.vertx = vertx;
    this.config = config;
    var clock = environment.clock();
    metrics = new Metrics();

    // 1. the world: event loops, database, Redis
    loops = Transports.contexts(vertx, config.eventLoops());
    MySQLConnectOptions database = databaseOptions();
    pool = DatabasePool.open(vertx, database, config.databasePool());
    keepAlive = new PoolKeepAlive(vertx, loops, pool, config.databasePool());
    metrics.dbConnections("reads", pool::size);
    metrics.dbWait("reads", keepAlive::waitSeconds);
    var redisOptions = new RedisOptions().setConnectionString(config.redis().url());
    redis = Redis.createClient(vertx, redisOptions);

    // 2. view: the catalog, kept fresh
    var documents = new Documents();
    var published = new PublishedTable(pool);
    catalog = new LiveCatalog(vertx, published, documents, clock);
    var revisions = new EarlierRevisions(vertx, published, documents);
    signal = new CatalogSignal(vertx, redis);

    // 3. pipeline: lanes that batch and commit
    var statements = new LongAdder();
    metrics.sqlStatements(statements::sum);
    lanes =
        new Lanes(
            vertx,
            loops,
            _ -> new SqlLedger(vertx, database, pool, statements),
            revisions,
            laneOptions(),
            Meters.of(metrics.pipeline()));
    lanes.waiting().forEach((lane, waiting) -> metrics.queued(lane, waiting::getAsInt));

    // 4. admin: what operators may do
    var activities = new ActivityTable(pool);
    Supplier<Future<Void>> announce = this::announce;
    var drafting = new Drafting(activities, documents, clock, announce);
    var publishing = new Publishing(activities, documents, clock, announce);
    var stocks = new StockTable(pool);
    var restocking = new Restocking(activities, stocks, documents, clock, announce);
    importing = new Importing(activities, drafting, publishing);
    var adminApi = new AdminApi(drafting, publishing, restocking);

    // 5. gate and http, one of each on every event loop
    var shared =
        new EventLoop.Shared(
            vertx,
            config,
            environment,
            pool,
            redisOptions,
            signed(config),
            catalog,
            revisions,
            lanes,
            new RateLimiter(Map.of(Limit.JOIN, joinRate(config), Limit.COMMAND, joinRate(config))),
            adminApi,
            metrics);
    eventLoops = loops.stream().map(loop -> new EventLoop(loop, shared)).toList();
    pruner = new SessionPruner(vertx, pool, clock);
    settling = new Settling(vertx, new SettlementTable(pool), revisions, clock);
    for (int i = 0; i < eventLoops.size(); i++) {
      EventLoop loop = eventLoops.get(i);
      metrics.redisDegraded(Integer.toString(i), () -> loop.withoutRedis() ? 1 : 0);
    }

    // 6. ops: health and metrics, on a port of their own
    health =
        new Health(
            List.of(
                new Health.Check("database", true, this::databaseAnswers),
                new Health.Check("redis", false, this::redisAnswers)));
  }

  /** Builds it and waits until it serves; the database must have the current schema. */
  public static Future<Server> open(Vertx vertx, Config config) {
    return open(vertx, config, Environment.REAL);
  }

  /** The same in another environment. */
  public static Future<Server> open(Vertx vertx, Config config, Environment environment) {
    var server = new Server(vertx, config, environment);
    return server
        .start()
        .recover(fault -> server.stop().transform(_ -> Future.failedFuture(fault)));
  }

  private Future<Server> start() {
    signal.listen(catalog::refresh);
    return catalog
        .open()
        .compose(_ -> keepAlive.open())
        .compose(_ -> pruner.open())
        .compose(_ -> Future.all(eventLoops.stream().map(EventLoop::listen).toList()))
        .compose(_ ->
            OpsServer.open(
                vertx,
                config.ops().host(),
                config.ops().port(),
                metrics,
                health,
                Map.of("version", Version.current())))
        .map(opened -> {
          settling.open();
          ops = opened;
          return this;
        });
  }

  /** Loads a document as activity {@code id} and publishes it, unless there is one already. */
  public Future<Outcome<Boolean>> load(long id, String document) {
    return importing.load(id, document, "example");
  }

  /** Where players are answered. */
  public int port() {
    return eventLoops.getFirst().port();
  }

  /** Where operators look. */
  public int opsPort() {
    return ops == null ? 0 : ops.port();
  }

  /**
   * Ends without a failed request: not ready first, so that balancers send nobody; then no new
   * connections; then what has been let in is answered; then the rest closes.
   */
  public Future<Void> close() {
    health.drain();
    eventLoops.forEach(EventLoop::drain);
    long delay = Math.max(1, config.drain().delay().toMillis());
    return vertx.timer(delay).compose(_ -> stop());
  }

  private Future<Void> stop() {
    catalog.close();
    pruner.close();
    settling.close();
    keepAlive.close();
    return Future.join(
            eventLoops.stream().map(loop -> loop.close(config.drain().timeout())).toList())
        .otherwiseEmpty()
        .eventually(lanes::close)
        .eventually(() -> Future.join(eventLoops.stream().map(EventLoop::release).toList()))
        .eventually(() -> ops == null ? Future.succeededFuture() : ops.close())
        .eventually(signal::close)
        .eventually(pool::close)
        .eventually(redis::close)
        .eventually(() -> {
          metrics.close();
          return Future.succeededFuture();
        })
        .mapEmpty();
  }

  private Future<Void> announce() {
    return catalog.refresh().onComplete(_ -> signal.send());
  }

  private Future<Boolean> databaseAnswers() {
    return pool.query("SELECT 1").execute().map(true);
  }

  private Future<Boolean> redisAnswers() {
    return Future.succeededFuture(eventLoops.stream().noneMatch(EventLoop::withoutRedis));
  }

  private MySQLConnectOptions databaseOptions() {
    var address = config.database();
    return new MySQLConnectOptions()
        .setHost(address.host())
        .setPort(address.port())
        .setUser(address.user())
        .setPassword(address.password())
        .setDatabase(address.database());
  }

  private static Limit.Rate joinRate(Config config) {
    return new Limit.Rate(config.joins().perSecond(), config.joins().burst());
  }

  private static Optional<JwtVerifier> signed(Config config) {
    return config
        .jwt()
        .map(jwt -> new JwtVerifier(JwtKeys.read(text(jwt.keys())), jwt.issuer(), jwt.audience()));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The keys of JWT sessions cannot be read: " + file, e);
    }
  }

  private Lanes.Options laneOptions() {
    var settings = config.lanes();
    return new Lanes.Options(
        settings.count(),
        settings.batchLimit(),
        settings.queueLimit(),
        settings.maxWait(),
        settings.unresolvedTimeout());
  }
}
