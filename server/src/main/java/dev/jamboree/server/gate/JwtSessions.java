package dev.jamboree.server.gate;

import dev.jamboree.core.command.User;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of signed tokens, which some other server made: nobody needs to be asked who the user
 * is, but whether the user is banned. Not thread-safe: one per event loop.
 */
public final class JwtSessions implements Sessions {

  private static final Future<Optional<User>> NOBODY = Future.succeededFuture(Optional.empty());
  // A signature costs more than all the rest of a request.
  private static final int REMEMBERED = 8192;

  private final JwtVerifier verifier;
  private final InstantSource clock;
  private final CopyTtl ttl;
  private final SessionStore store;
  private final RedisLookup<Long> users;
  private final TwoGenerations<String, JwtClaims> verified = new TwoGenerations<>(REMEMBERED);

  /** Believes {@code verifier}, and asks Redis, else the store, what became of the user. */
  public JwtSessions(
      JwtVerifier verifier, RedisLink redis, SessionStore store, InstantSource clock, CopyTtl ttl) {
    this.verifier = verifier;
    this.clock = clock;
    this.ttl = ttl;
    this.store = store;
    this.users = new RedisLookup<>(redis, UserCopies::userKey, this::load);
  }

  @Override
  public Future<Optional<User>> find(String token) {
    JwtClaims claims = claims(token);
    if (claims == null) return NOBODY;
    return users.find(claims.userId()).map(user -> user.map(known -> merge(claims, known)));
  }

  private @Nullable JwtClaims claims(String token) {
    Instant now = clock.instant();
    JwtClaims known = verified.get(token);
    if (known != null) return known.at(now) ? known : null;
    JwtClaims claims = verifier.verify(token, now);
    if (claims != null) verified.put(token, claims);
    return claims;
  }

  private static User merge(JwtClaims claims, User known) {
    Map<String, Object> attributes = claims.attributes();
    return attributes == null ? known : new User(known.id(), known.banned(), attributes);
  }

  private Future<List<RedisLookup.Found>> load(List<Long> ids) {
    return store
        .users(ids)
        .map(found -> {
          RedisLookup.Found[] all = new RedisLookup.Found[ids.size()];
          for (int i = 0; i < all.length; i++) {
            StoredUser user = found.get(i).orElse(StoredUser.unknown(ids.get(i)));
            all[i] = new RedisLookup.Found(Optional.of(user), ttl.any());
          }
          return List.of(all);
        });
  }
}
