package dev.jamboree.server.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Receives bodies, within a size and a time. Not thread-safe: one per event loop.
 *
 * <p>All bodies have the same time, so those on the way stand in the order in which they are due,
 * and one timer for the first is enough: most have arrived long before it fires.
 */
final class Bodies {

  static final Buffer NOTHING = Buffer.buffer();
  private static final Future<Buffer> NO_BODY = Future.succeededFuture(NOTHING);

  private final Vertx vertx;
  private final Duration timeout;
  private final Map<HttpServerRequest, Arriving> onTheWay = new LinkedHashMap<>();
  private boolean timerSet;

  Bodies(Vertx vertx, Duration timeout) {
    this.vertx = vertx;
    this.timeout = timeout;
  }

  /**
   * The whole body. Fails as refused when it is of the wrong type, too large or too slow; never
   * completes when the connection breaks before its end. Must be called before the request handler
   * returns.
   */
  Future<Buffer> receive(HttpServerRequest http, Operation.Body expected) {
    if (expected == Operation.Body.NONE) return NO_BODY;
    if (expected == Operation.Body.OPTIONAL && !present(http)) {
      return NO_BODY;
    }
    if (!MediaType.isJson(http.headers().get(HttpHeaders.CONTENT_TYPE))) {
      return refuse(Problem.UNSUPPORTED_MEDIA_TYPE);
    }
    @Nullable String encoding = http.headers().get(HttpHeaders.CONTENT_ENCODING);
    boolean packed = encoding != null && encoding.equalsIgnoreCase("gzip");
    if (encoding != null && !(packed && expected == Operation.Body.PACKED)) {
      return refuse(Problem.UNSUPPORTED_MEDIA_TYPE);
    }
    @Nullable String length = http.headers().get(HttpHeaders.CONTENT_LENGTH);
    if (length != null && tooLong(length, expected.limit)) return refuse(Problem.TOO_LARGE);
    var arriving = new Arriving(http, expected.limit);
    onTheWay.put(http, arriving);
    setTimer(timeout.toMillis());
    Future<Buffer> arrived = arriving.promise.future();
    return packed ? arrived.map(it -> Gunzip.unpack(it, Operation.Body.UNPACKED)) : arrived;
  }

  /** Keeps nothing more of a request's body, which has been answered without it. */
  void forget(HttpServerRequest http) {
    Arriving arriving = onTheWay.remove(http);
    if (arriving != null) arriving.bytes = NOTHING;
  }

  /** True when a body was announced. */
  static boolean present(HttpServerRequest http) {
    String length = http.headers().get(HttpHeaders.CONTENT_LENGTH);
    return length == null
        ? http.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        : !length.equals("0");
  }

  /** The protocol's decoder has checked that it is a number. */
  private static boolean tooLong(String length, int limit) {
    return length.length() > 10 || Long.parseLong(length) > limit;
  }

  private static Future<Buffer> refuse(Problem problem) {
    return Future.failedFuture(new RefusedException(problem));
  }

  private void setTimer(long millis) {
    if (timerSet) return;
    timerSet = true;
    vertx.setTimer(
        Math.max(1, millis),
        _ -> {
          timerSet = false;
          expire();
        });
  }

  private void expire() {
    long now = System.nanoTime();
    while (!onTheWay.isEmpty()) {
      Arriving first = onTheWay.values().iterator().next();
      long leftNanos = timeout.toNanos() - (now - first.startedAt);
      if (leftNanos > 0) {
        setTimer(leftNanos / 1_000_000 + 1);
        return;
      }
      first.fail(Problem.REQUEST_TIMEOUT);
    }
  }

  private final class Arriving {
    private final HttpServerRequest http;
    private final Promise<Buffer> promise = Promise.promise();
    private final long startedAt = System.nanoTime();
    private final int limit;
    private Buffer bytes = NOTHING;
    private boolean several;

    Arriving(HttpServerRequest http, int limit) {
      this.http = http;
      this.limit = limit;
      http.handler(this::add);
      http.endHandler(_ -> done());
      // A broken connection: nobody is there to be answered, and nothing has been done.
      http.exceptionHandler(_ -> forget(http));
    }

    private void add(Buffer chunk) {
      if (bytes.length() + chunk.length() > limit) {
        fail(Problem.TOO_LARGE);
        return;
      }
      if (bytes.length() == 0) {
        bytes = chunk;
      } else {
        if (!several)
          bytes = Buffer.buffer(2 * (bytes.length() + chunk.length())).appendBuffer(bytes);
        several = true;
        bytes.appendBuffer(chunk);
      }
    }

    private void done() {
      onTheWay.remove(http);
      promise.tryComplete(bytes);
    }

    private void fail(Problem problem) {
      forget(http);
      promise.tryFail(new RefusedException(problem));
    }
  }
}
