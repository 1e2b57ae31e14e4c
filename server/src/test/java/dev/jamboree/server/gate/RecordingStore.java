package dev.jamboree.server.gate;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A store that counts what it is asked, and can hold back what it has read. */
final class RecordingStore implements SessionStore {

  private final SessionStore store;
  private final AtomicLong finds = new AtomicLong();
  private final AtomicLong held = new AtomicLong();
  private volatile Future<Void> hold = Future.succeededFuture();
  private final AtomicReference<Future<Void>> holdCopy =
      new AtomicReference<>(Future.succeededFuture());

  RecordingStore(SessionStore store) {
    this.store = store;
  }

  /** How many times sessions were looked for. */
  long finds() {
    return finds.get();
  }

  /** From now on look-ups read, and keep what they read until the promise is kept. */
  Promise<Void> holdFinds() {
    held.set(0);
    Promise<Void> promise = Promise.promise();
    hold = promise.future();
    return promise;
  }

  /** The next change reads what it is to copy, and keeps it until the promise is kept. */
  Promise<Void> holdNextCopy() {
    held.set(0);
    Promise<Void> promise = Promise.promise();
    holdCopy.set(promise.future());
    return promise;
  }

  /** How many have read since, and wait. */
  long held() {
    return held.get();
  }

  @Override
  public Future<List<Optional<StoredSession>>> find(List<Token> tokens, Instant now) {
    finds.incrementAndGet();
    return store
        .find(tokens, now)
        .compose(found -> {
          held.incrementAndGet();
          return hold.map(found);
        });
  }

  @Override
  public Future<List<Optional<StoredUser>>> users(List<Long> ids) {
    return store.users(ids);
  }

  @Override
  public Future<List<StoredSession>> sessionsOf(Collection<Long> userIds, Instant now) {
    Future<Void> wait = holdCopy.getAndSet(Future.succeededFuture());
    return store
        .sessionsOf(userIds, now)
        .compose(sessions -> {
          if (!wait.isComplete()) held.incrementAndGet();
          return wait.map(sessions);
        });
  }

  @Override
  public Future<Void> apply(List<UserChange> changes) {
    return store.apply(changes);
  }

  @Override
  public Future<Void> revoke(List<Token> tokens) {
    return store.revoke(tokens);
  }
}
