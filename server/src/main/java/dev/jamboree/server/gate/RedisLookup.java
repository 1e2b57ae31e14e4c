package dev.jamboree.server.gate;

import dev.jamboree.core.command.User;
import dev.jamboree.server.batching.Coalescer;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds users by their copies in Redis, and in the database where there is none; everybody who
 * waits goes in one command. Not thread-safe: one per event loop.
 *
 * @param <K> what they are found by
 */
final class RedisLookup<K> {

  /** A user who was read from the database, and how long a copy may live; empty is not copied. */
  record Found(Optional<StoredUser> user, Duration ttl) {

    static final Found NOBODY = new Found(Optional.empty(), Duration.ZERO);
  }

  private static final int LIMIT = 512;
  private static final int COMMANDS = 1;
  private static final int STATEMENTS = 2;
  // A copy of what was read longer ago than this might be older than a revocation's trace in Redis.
  private static final long STALE_NANOS = Duration.ofSeconds(5).toNanos();

  private final RedisLink redis;
  private final Function<K, byte[]> keyOf;
  private final Function<List<K>, Future<List<Found>>> load;
  private final Coalescer<K, Future<Optional<User>>> copies;
  private final Coalescer<K, Optional<User>> originals;

  /** Finds by {@code keyOf} in Redis and by {@code load} in the database. */
  RedisLookup(
      RedisLink redis, Function<K, byte[]> keyOf, Function<List<K>, Future<List<Found>>> load) {
    this.redis = redis;
    this.keyOf = keyOf;
    this.load = load;
    this.copies = new Coalescer<>(LIMIT, COMMANDS, this::readCopies);
    this.originals = new Coalescer<>(LIMIT, STATEMENTS, this::readOriginals);
  }

  Future<Optional<User>> find(K key) {
    return redis.isUp() ? copies.ask(key).compose(Function.identity()) : originals.ask(key);
  }

  // Answers futures, so that those who are found do not wait for those who are not.
  private Future<List<Future<Optional<User>>>> readCopies(List<K> keys) {
    Request request = Request.cmd(Command.MGET);
    for (K key : keys) request.arg(keyOf.apply(key));
    return redis
        .send(request)
        .map(copies -> answers(keys, copies))
        .otherwise(_ -> keys.stream().map(originals::ask).toList());
  }

  private List<Future<Optional<User>>> answers(List<K> keys, Response copies) {
    List<Future<Optional<User>>> answers = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      Response copy = copies.get(i);
      Future<Optional<User>> user = copy == null ? null : UserCopy.read(copy.toBytes());
      answers.add(user == null ? originals.ask(keys.get(i)) : user);
    }
    return answers;
  }

  private Future<List<Optional<User>>> readOriginals(List<K> keys) {
    long start = System.nanoTime();
    return load.apply(keys)
        .map(found -> {
          if (System.nanoTime() - start < STALE_NANOS) fill(keys, found);
          return found.stream().map(original -> original.user().map(UserCopy::user)).toList();
        });
  }

  // NX: whatever is there was put there by a change, and is newer than what was read.
  private void fill(List<K> keys, List<Found> found) {
    if (!redis.isUp()) return;
    List<Request> fills = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Found original = found.get(i);
      if (original.user().isEmpty()) continue;
      fills.add(
          Request.cmd(Command.SET)
              .arg(keyOf.apply(keys.get(i)))
              .arg(UserCopy.write(original.user().get()))
              .arg("PX")
              .arg(original.ttl().toMillis())
              .arg("NX"));
    }
    redis.batch(fills);
  }
}
