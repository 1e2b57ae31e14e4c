package dev.jamboree.server.gate;

import dev.jamboree.core.command.User;
import dev.jamboree.server.batching.Coalescer;
import dev.jamboree.server.gate.UserChange.NewSession;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where game servers open and end sessions and tell of users. Everything goes to the database
 * first, then to Redis. Not thread-safe: one per event loop.
 *
 * <p>No order of two instances leaves an old copy in Redis: what is written is what was read after
 * the change was committed, an older version never replaces a newer one, and who only looks up adds
 * a copy where there is none but replaces none.
 */
public final class SessionDesk {

  /** A session to open. */
  public record Opening(long userId, @Nullable String attributes, Duration ttl) {}

  /** A session that is open. */
  public record Opened(long userId, String token, Instant expiresAt) {}

  private static final int LIMIT = 256;
  private static final int IN_FLIGHT = 2;

  private final SessionStore store;
  private final UserCopies copies;
  private final Tokens tokens;
  private final InstantSource clock;
  private final Coalescer<UserChange, Boolean> changes;

  /** Keeps them in {@code store}, and copies them over {@code redis}, a link of its own. */
  public SessionDesk(
      SessionStore store, RedisLink redis, Tokens tokens, InstantSource clock, CopyTtl ttl) {
    this.store = store;
    this.copies = new UserCopies(redis, ttl);
    this.tokens = tokens;
    this.clock = clock;
    this.changes = new Coalescer<>(LIMIT, IN_FLIGHT, this::applyAll);
  }

  /**
   * Opens sessions, all or none; answered in the same order. Redis may be away: who is not found
   * there is found in the database.
   */
  public Future<List<Opened>> open(List<Opening> openings, Instant now) {
    List<Opened> opened = new ArrayList<>(openings.size());
    List<UserChange> told = new ArrayList<>(openings.size());
    for (Opening opening : openings) {
      String text = tokens.make(opening.userId());
      Token token = tokens.read(text);
      if (token == null) throw new IllegalArgumentException("no user has id " + opening.userId());
      Instant expiresAt = now.plus(opening.ttl());
      opened.add(new Opened(opening.userId(), text, expiresAt));
      told.add(
          new UserChange(
              opening.userId(), null, opening.attributes(), new NewSession(token, expiresAt)));
    }
    return apply(told).compose(_ -> copy(told).otherwiseEmpty()).map(_ -> List.copyOf(opened));
  }

  /**
   * Ends a session everywhere; false when no session can have that token. Fails when Redis did not
   * hear of it: ask again.
   */
  public Future<Boolean> revoke(String text) {
    Token token = tokens.read(text);
    if (token == null) return Future.succeededFuture(false);
    return store.revoke(List.of(token)).compose(_ -> copies.revoke(token)).map(true);
  }

  /**
   * Changes a user everywhere, and tells what became of it. Fails when Redis did not hear of it:
   * ask again.
   */
  public Future<StoredUser> change(UserChange change) {
    return apply(List.of(change))
        .compose(_ -> copy(List.of(change)))
        .compose(_ -> user(change.userId()))
        .map(user -> user.orElseThrow())
        .compose(user -> copies.user(user).map(user));
  }

  /** One for each id, in their order: as they would come with a session. */
  public Future<List<User>> users(List<Long> ids) {
    if (ids.isEmpty()) return Future.succeededFuture(List.of());
    return store
        .users(ids)
        .map(found -> {
          List<User> users = new ArrayList<>(ids.size());
          for (int i = 0; i < ids.size(); i++) {
            users.add(UserCopy.user(found.get(i).orElse(StoredUser.unknown(ids.get(i)))));
          }
          return users;
        });
  }

  /** What is known of a user. */
  public Future<Optional<StoredUser>> user(long id) {
    return store.users(List.of(id)).map(List::getFirst);
  }

  // One change waits for others that come meanwhile; many have company already.
  private Future<Void> apply(List<UserChange> told) {
    return told.size() == 1 ? changes.ask(told.getFirst()).mapEmpty() : store.apply(told);
  }

  private Future<List<Boolean>> applyAll(List<UserChange> told) {
    return store.apply(told).map(_ -> told.stream().map(_ -> true).toList());
  }

  private Future<Void> copy(List<UserChange> told) {
    Set<Long> ids = new HashSet<>();
    for (UserChange change : told) ids.add(change.userId());
    return store
        .sessionsOf(ids, clock.instant())
        .compose(sessions -> copies.sessions(sessions, clock.instant()));
  }
}
