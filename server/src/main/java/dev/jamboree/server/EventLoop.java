package dev.jamboree.server;

import dev.jamboree.server.config.Config;
import dev.jamboree.server.gate.CopyTtl;
import dev.jamboree.server.gate.JwtSessions;
import dev.jamboree.server.gate.JwtVerifier;
import dev.jamboree.server.gate.RateLimiter;
import dev.jamboree.server.gate.RedisLink;
import dev.jamboree.server.gate.RedisSessions;
import dev.jamboree.server.gate.SessionDesk;
import dev.jamboree.server.gate.Sessions;
import dev.jamboree.server.gate.SessionsByShape;
import dev.jamboree.server.gate.Tokens;
import dev.jamboree.server.http.AdminApi;
import dev.jamboree.server.http.Announced;
import dev.jamboree.server.http.CommandApi;
import dev.jamboree.server.http.ContractApi;
import dev.jamboree.server.http.EventApi;
import dev.jamboree.server.http.HttpApi;
import dev.jamboree.server.http.HttpLimits;
import dev.jamboree.server.http.Keys;
import dev.jamboree.server.http.LeaderboardApi;
import dev.jamboree.server.http.OddsApi;
import dev.jamboree.server.http.PlayerApi;
import dev.jamboree.server.http.ServerApi;
import dev.jamboree.server.ops.Metrics;
import dev.jamboree.server.pipeline.Pipeline;
import dev.jamboree.server.pipeline.Revisions;
import dev.jamboree.server.store.ParticipationTable;
import dev.jamboree.server.store.ScoreTable;
import dev.jamboree.server.store.SeedTable;
import dev.jamboree.server.store.SessionTable;
import dev.jamboree.server.store.StockTable;
import dev.jamboree.server.view.CachedRemaining;
import dev.jamboree.server.view.Catalog;
import dev.jamboree.server.view.CoalescedParticipations;
import dev.jamboree.server.view.Rankings;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.redis.client.RedisOptions;
import io.vertx.sqlclient.Pool;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What every event loop has for itself, so that nothing on it needs a lock: gate and http. */
final class EventLoop {

  /** Slower, and Redis is no help: the database is asked. */
  private static final Duration REDIS_PATIENCE = Duration.ofMillis(250);

  private final Context context;
  private final Shared shared;
  private final RedisLink look;
  private final RedisLink change;
  private final HttpApi api;
  private @Nullable HttpServer server;

  /** What all event loops share; thread-safe. */
  record Shared(
      Vertx vertx,
      Config config,
      Environment environment,
      Pool pool,
      RedisOptions redis,
      Optional<JwtVerifier> signed,
      Catalog catalog,
      Revisions revisions,
      Pipeline pipeline,
      RateLimiter limiter,
      AdminApi adminApi,
      Metrics metrics) {}

  EventLoop(Context context, Shared shared) {
    this.context = context;
    this.shared = shared;
    // Look-ups have a link of their own: a thousand new sessions do not stand in their way.
    look = new RedisLink(shared.vertx(), shared.redis(), REDIS_PATIENCE);
    change = new RedisLink(shared.vertx(), shared.redis(), REDIS_PATIENCE.multipliedBy(4));
    var clock = shared.environment().clock();
    var tokens = new Tokens(new SecureRandom());
    var store = new SessionTable(shared.pool());
    var desk = new SessionDesk(store, change, tokens, clock, CopyTtl.DEFAULT);
    var player =
        new PlayerApi(
            shared.catalog(),
            new CachedRemaining(clock, new StockTable(shared.pool())),
            new CoalescedParticipations(new ParticipationTable(shared.pool())),
            shared.revisions(),
            shared.pipeline(),
            shared.limiter());
    var keys = shared.config().keys();
    api =
        new HttpApi(
            List.of(
                player,
                new CommandApi(
                    new Announced(shared.catalog()), shared.pipeline(), shared.limiter()),
                new OddsApi(new Announced(shared.catalog()), new SeedTable(shared.pool())),
                new LeaderboardApi(
                    new Announced(shared.catalog()),
                    new Rankings(new ScoreTable(shared.pool()), clock)),
                new EventApi(shared.catalog(), desk, shared.pipeline()),
                new ServerApi(desk, shared.config().sessionMaxTtl()),
                shared.adminApi(),
                new ContractApi()),
            shared.environment().sessions().apply(sessions(store, tokens)),
            new Keys(keys.server(), keys.admin()),
            clock,
            Meters.of(shared.metrics()),
            HttpLimits.DEFAULT);
  }

  private Sessions sessions(SessionTable store, Tokens tokens) {
    var clock = shared.environment().clock();
    var opaque = new RedisSessions(look, store, tokens, clock, CopyTtl.DEFAULT);
    return shared
        .signed()
        .<Sessions>map(verifier ->
            new SessionsByShape(
                opaque, new JwtSessions(verifier, look, store, clock, CopyTtl.DEFAULT)))
        .orElse(opaque);
  }

  Future<Void> listen() {
    var http = shared.config().http();
    return on(() ->
        Future.all(look.open(), change.open())
            .compose(_ -> api.listen(shared.vertx(), http.host(), http.port()))
            .map(listening -> {
              server = listening;
              return null;
            }));
  }

  int port() {
    return server == null ? 0 : server.actualPort();
  }

  boolean withoutRedis() {
    return !look.isUp();
  }

  void drain() {
    api.drain();
  }

  /** Takes no more connections, and answers who has been let in for so long. */
  Future<Void> close(Duration timeout) {
    HttpServer listening = server;
    return listening == null
        ? Future.succeededFuture()
        : listening.shutdown(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The rest, once nobody asks any more. */
  Future<Void> release() {
    return on(() -> {
      look.close();
      change.close();
      return Future.succeededFuture();
    });
  }

  private Future<Void> on(Supplier<Future<Void>> call) {
    Promise<Void> done = Promise.promise();
    context.runOnContext(_ -> call.get().onComplete(done));
    return done.future();
  }
}
