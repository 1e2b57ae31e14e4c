package dev.jamboree.server.gate;

import dev.jamboree.core.command.User;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.RedisOptions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The gate of one event loop of one server, used from a test's thread. */
final class GateInstance implements AutoCloseable {

  // Longer than on a hot path: a machine that is busy with tests is no Redis that is away.
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final Context context;
  private final RedisLink lookups;
  private final RedisLink changes;
  private final Sessions sessions;
  private final SessionDesk desk;

  GateInstance(Vertx vertx, String redisUrl, SessionStore store, JwtVerifier verifier) {
    context = vertx.getOrCreateContext();
    var options = new RedisOptions().setConnectionString(redisUrl);
    var tokens = new Tokens(new SecureRandom());
    var clock = InstantSource.system();
    lookups = new RedisLink(vertx, options, LIMIT);
    changes = new RedisLink(vertx, options, LIMIT);
    sessions =
        new SessionsByShape(
            new RedisSessions(lookups, store, tokens, clock, CopyTtl.DEFAULT),
            new JwtSessions(verifier, lookups, store, clock, CopyTtl.DEFAULT));
    desk = new SessionDesk(store, changes, tokens, clock, CopyTtl.DEFAULT);
    await(lookups::open);
    await(changes::open);
  }

  String open(long userId) {
    return open(new SessionDesk.Opening(userId, null, Duration.ofHours(2)));
  }

  String open(SessionDesk.Opening opening) {
    return await(() -> desk.open(List.of(opening), Instant.now())).getFirst().token();
  }

  List<SessionDesk.Opened> openAll(List<SessionDesk.Opening> openings) {
    return await(() -> desk.open(openings, Instant.now()));
  }

  void revoke(String token) {
    await(() -> desk.revoke(token));
  }

  StoredUser change(UserChange change) {
    return await(() -> desk.change(change));
  }

  Future<StoredUser> asyncChange(UserChange change) {
    return run(() -> desk.change(change));
  }

  StoredUser user(long id) {
    return await(() -> desk.user(id)).orElseThrow();
  }

  Optional<User> find(String token) {
    return await(() -> sessions.find(token));
  }

  Future<Optional<User>> asyncFind(String token) {
    return run(() -> sessions.find(token));
  }

  boolean lookupsAreUp() {
    return await(() -> Future.succeededFuture(lookups.isUp()));
  }

  boolean redisIsUp() {
    return await(() -> Future.succeededFuture(lookups.isUp() && changes.isUp()));
  }

  private <T> Future<T> run(Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    context.runOnContext(_ -> work.get().onComplete(done));
    return done.future();
  }

  private <T> T await(Supplier<Future<T>> work) {
    try {
      return run(work).await(30, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("no answer", e);
    }
  }

  @Override
  public void close() {
    lookups.close();
    changes.close();
  }
}
