package dev.jamboree.server.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Writes answers. */
final class Responder {

  private static final CharSequence OPTIONS = HttpHeaders.createOptimized("x-content-type-options");
  private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
  private static final CharSequence BEARER = HttpHeaders.createOptimized("Bearer");
  private static final CharSequence ONE = HttpHeaders.createOptimized("1");
  private static final CharSequence WWW_AUTHENTICATE =
      HttpHeaders.createOptimized("www-authenticate");
  private static final CharSequence RETRY_AFTER = HttpHeaders.createOptimized("retry-after");

  /** How long one who is refused may go on sending before the connection is cut. */
  private static final long LINGER_MILLIS = 1_000;

  private final Vertx vertx;
  private final Bodies bodies;
  private final RequestMeter meter;
  private final BooleanSupplier draining;

  Responder(Vertx vertx, Bodies bodies, RequestMeter meter, BooleanSupplier draining) {
    this.vertx = vertx;
    this.bodies = bodies;
    this.meter = meter;
    this.draining = draining;
  }

  void send(HttpServerRequest http, @Nullable Operation operation, Answer answer, long startedAt) {
    boolean unread = !http.isEnded() && Bodies.present(http);
    if (unread) {
      linger(http);
      write(http, answer, true);
    } else if (draining.getAsBoolean()) {
      write(http, answer, true).onComplete(_ -> close(http));
    } else {
      write(http, answer, false);
    }
    meter.observe(operation, answer.problem(), System.nanoTime() - startedAt);
  }

  void sendAndClose(HttpServerRequest http, Answer answer, long startedAt) {
    write(http, answer, true).onComplete(_ -> close(http));
    meter.observe(null, answer.problem(), System.nanoTime() - startedAt);
  }

  private static Future<Void> write(HttpServerRequest http, Answer answer, boolean closing) {
    HttpServerResponse response = http.response();
    if (response.ended() || response.closed()) return Future.succeededFuture();
    response.setStatusCode(answer.status());
    response.putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType());
    response.putHeader(HttpHeaders.CACHE_CONTROL, answer.cacheControl());
    response.putHeader(OPTIONS, NOSNIFF);
    if (answer.etag() != null) response.putHeader(HttpHeaders.ETAG, answer.etag());
    if (answer.problem() != null) explain(response, answer, answer.problem());
    String requestId = http.headers().get(RequestId.HEADER);
    if (requestId != null && RequestId.sane(requestId)) {
      response.putHeader(RequestId.HEADER, requestId);
    }
    if (closing) response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    if (answer.status() == 304) return response.end();
    if (!http.method().equals(HttpMethod.HEAD)) return response.end(answer.body());
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(answer.body().length()));
    return response.end();
  }

  private static void explain(HttpServerResponse response, Answer answer, Problem problem) {
    if (problem == Problem.UNAUTHENTICATED) response.putHeader(WWW_AUTHENTICATE, BEARER);
    if (problem.status() == 503 || problem.status() == 429) response.putHeader(RETRY_AFTER, ONE);
    if (answer.allow() != null) response.putHeader(HttpHeaders.ALLOW, answer.allow());
  }

  /**
   * The rest of a refused body is read and dropped for a moment: closing at once would reset the
   * connection, and the client might lose the answer on its way.
   */
  private void linger(HttpServerRequest http) {
    bodies.forget(http);
    long timer = vertx.setTimer(LINGER_MILLIS, _ -> close(http));
    http.handler(_ -> {});
    http.exceptionHandler(_ -> vertx.cancelTimer(timer));
    http.endHandler(_ -> {
      vertx.cancelTimer(timer);
      close(http);
    });
  }

  private static void close(HttpServerRequest http) {
    http.connection().close();
  }
}
