package dev.jamboree.server.view;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Tells the other instances, through Redis, that an activity has changed. It only makes them look
 * earlier: a signal that is lost costs nothing but the time to the next poll.
 */
public final class CatalogSignal {

  private static final String CHANNEL = "jamboree:catalog";
  private static final long RETRY_MS = 500;

  private final Vertx vertx;
  private final Redis redis;
  private volatile boolean closed;
  private volatile @Nullable RedisConnection subscription;

  public CatalogSignal(Vertx vertx, Redis redis) {
    this.vertx = vertx;
    this.redis = redis;
  }

  /** Nobody waits for it, and nobody minds when it fails. */
  public void send() {
    redis.send(Request.cmd(Command.PUBLISH).arg(CHANNEL).arg("changed"));
  }

  /** Runs it at every signal, as long as Redis is there and again once it is back. */
  public void listen(Runnable onSignal) {
    if (closed) return;
    // The end and the failure of one connection may both be told.
    var lost = new AtomicBoolean();
    Runnable again =
        () -> {
          if (lost.compareAndSet(false, true)) listenLater(onSignal);
        };
    redis
        .connect()
        .compose(connection -> {
          subscription = connection;
          connection.handler(message -> receive(message, onSignal));
          connection.exceptionHandler(_ -> again.run());
          connection.endHandler(_ -> again.run());
          return connection
              .send(Request.cmd(Command.SUBSCRIBE).arg(CHANNEL))
              .onFailure(_ -> connection.close());
        })
        .onFailure(_ -> again.run());
  }

  public Future<Void> close() {
    closed = true;
    RedisConnection open = subscription;
    return open == null ? Future.succeededFuture() : open.close();
  }

  private static void receive(Response message, Runnable onSignal) {
    boolean list = message.type() == ResponseType.PUSH || message.type() == ResponseType.MULTI;
    if (list && message.size() == 3 && "message".equals(message.get(0).toString())) onSignal.run();
  }

  private void listenLater(Runnable onSignal) {
    if (!closed) vertx.setTimer(RETRY_MS, _ -> listen(onSignal));
  }
}
