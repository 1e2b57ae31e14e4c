package dev.jamboree.server.gate;

import dev.jamboree.core.command.User;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Sessions of opaque tokens: kept by the database, copied to Redis. Not thread-safe: one per event
 * loop.
 */
public final class RedisSessions implements Sessions {

  private static final Future<Optional<User>> NOBODY = Future.succeededFuture(Optional.empty());

  private final Tokens tokens;
  private final SessionStore store;
  private final InstantSource clock;
  private final CopyTtl ttl;
  private final RedisLookup<Token> lookup;

  /** Finds sessions in Redis over {@code redis}, and in {@code store} else. */
  public RedisSessions(
      RedisLink redis, SessionStore store, Tokens tokens, InstantSource clock, CopyTtl ttl) {
    this.tokens = tokens;
    this.store = store;
    this.clock = clock;
    this.ttl = ttl;
    this.lookup = new RedisLookup<>(redis, Token::redisKey, this::load);
  }

  @Override
  public Future<Optional<User>> find(String text) {
    Token token = tokens.read(text);
    return token == null ? NOBODY : lookup.find(token);
  }

  private Future<List<RedisLookup.Found>> load(List<Token> asked) {
    Instant now = clock.instant();
    return store
        .find(asked, now)
        .map(found -> found.stream().map(session -> found(session, now)).toList());
  }

  private RedisLookup.Found found(Optional<StoredSession> stored, Instant now) {
    if (stored.isEmpty()) return RedisLookup.Found.NOBODY;
    StoredSession session = stored.get();
    return new RedisLookup.Found(
        Optional.of(session.user()), ttl.of(Duration.between(now, session.expiresAt())));
  }
}
