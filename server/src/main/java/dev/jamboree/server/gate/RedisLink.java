package dev.jamboree.server.gate;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to Redis that is never waited for: the first call that fails or takes too long
 * takes the link down, calls fail at once while it is, and a probe each second brings it back. Not
 * thread-safe: one per event loop, used on it.
 */
public final class RedisLink implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
  private static final long PROBE_MILLIS = 1000;
  private static final int UNANSWERED = 1 << 15;

  private final Vertx vertx;
  private final RedisOptions options;
  private final long limitMillis;
  private @Nullable Redis client;
  private @Nullable RedisConnection connection;
  private boolean closed;

  /**
   * Not connected yet; see {@link #open}.
   *
   * @param limit what a call may take
   */
  public RedisLink(Vertx vertx, RedisOptions options, Duration limit) {
    this.vertx = vertx;
    this.options = new RedisOptions(options).setMaxWaitingHandlers(UNANSWERED);
    this.limitMillis = limit.toMillis();
  }

  /** Connects; succeeds also when Redis is not there, as it may come later. */
  public Future<RedisLink> open() {
    return connect().transform(_ -> Future.succeededFuture(this));
  }

  /** Whether calls are worth a try. */
  public boolean isUp() {
    return connection != null;
  }

  /** Sends one command. */
  Future<Response> send(Request request) {
    return limited(connection, () -> link().send(request));
  }

  /** Sends many at once; fails with the first that fails. */
  Future<List<Response>> batch(List<Request> requests) {
    if (requests.isEmpty()) return Future.succeededFuture(List.of());
    return limited(connection, () -> link().batch(requests));
  }

  private RedisConnection link() {
    RedisConnection link = connection;
    if (link == null) throw new IllegalStateException("the link is down");
    return link;
  }

  private <T> Future<T> limited(@Nullable RedisConnection link, Supplier<Future<T>> call) {
    if (link == null)
      return Future.failedFuture(new RedisDownException("it was away a moment ago"));
    return call.get()
        .timeout(limitMillis, TimeUnit.MILLISECONDS)
        .onFailure(cause -> {
          if (takesDown(cause)) down(link, cause);
        });
  }

  // An error reply is an answer, so Redis is there; but one that cannot serve us must be left, as
  // another may have become the master.
  private static boolean takesDown(Throwable cause) {
    if (!(cause instanceof Response)) return true;
    String reply = String.valueOf(cause.getMessage());
    return reply.startsWith("READONLY")
        || reply.startsWith("LOADING")
        || reply.startsWith("MASTERDOWN")
        || reply.startsWith("CONNECTION_CLOSED");
  }

  private void down(RedisConnection link, Throwable cause) {
    // A connection that was replaced meanwhile takes nothing down.
    if (!link.equals(connection)) return;
    LOG.warn("Redis is away, the database stands in: {}", cause.toString());
    connection = null;
    retire();
    probeLater();
  }

  private void probeLater() {
    if (!closed) vertx.setTimer(PROBE_MILLIS, _ -> connect());
  }

  // A new client for each try: a connection that hangs in the pool of an old one goes with it.
  private Future<Void> connect() {
    if (closed) return Future.succeededFuture();
    Redis fresh = Redis.createClient(vertx, options);
    client = fresh;
    return fresh
        .connect()
        .compose(link -> link.send(Request.cmd(Command.PING)).map(link))
        .timeout(PROBE_MILLIS, TimeUnit.MILLISECONDS)
        .onSuccess(link -> {
          if (closed) return;
          link.exceptionHandler(cause -> down(link, cause));
          link.endHandler(_ -> down(link, new RedisDownException("it closed the connection")));
          connection = link;
          LOG.info("Redis is there");
        })
        .onFailure(cause -> {
          LOG.debug("Redis is still away: {}", cause.toString());
          retire();
          probeLater();
        })
        .mapEmpty();
  }

  private void retire() {
    Redis old = client;
    client = null;
    if (old != null) old.close();
  }

  @Override
  public void close() {
    closed = true;
    connection = null;
    retire();
  }

  /** Said without trying; cheap, as everybody gets one while Redis is away. */
  private static final class RedisDownException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RedisDownException(String message) {
      super(message, null, false, false);
    }
  }
}
