package dev.jamboree.server.http;

import dev.jamboree.core.command.User;
import dev.jamboree.server.http.Route.Found;
import dev.jamboree.server.http.Route.Nowhere;
import dev.jamboree.server.http.Route.WrongMethod;
import dev.jamboree.server.pipeline.OverloadedException;
import dev.jamboree.server.pipeline.UnresolvedException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of a request: route, caller, body, endpoint, answer; the first that refuses answers. */
final class Dispatcher {

  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
  private static final long QUIET_NANOS = 1_000_000_000;

  private final Map<Operation, Endpoint> endpoints;
  private final Router router;
  private final CallerCheck callers;
  private final Bodies bodies;
  private final Responder responder;
  private final InstantSource clock;
  private long faultLoggedAt = System.nanoTime() - QUIET_NANOS;

  Dispatcher(
      Map<Operation, Endpoint> endpoints,
      CallerCheck callers,
      Bodies bodies,
      Responder responder,
      InstantSource clock) {
    this.endpoints = endpoints;
    this.router = new Router(endpoints.keySet());
    this.callers = callers;
    this.bodies = bodies;
    this.responder = responder;
    this.clock = clock;
  }

  void handle(HttpServerRequest http) {
    long startedAt = System.nanoTime();
    switch (router.find(http.method().name(), http.path())) {
      case Found found -> serve(http, found, startedAt);
      case WrongMethod wrong ->
          responder.send(
              http, null, Answer.methodNotAllowed(Language.of(http), wrong.allow()), startedAt);
      case Nowhere _ ->
          responder.send(http, null, Answer.of(Problem.NOT_FOUND, Language.of(http)), startedAt);
    }
  }

  /** What came was no request; the connection cannot be trusted any more. */
  void handleInvalid(HttpServerRequest http) {
    Problem problem =
        switch (http.decoderResult().cause()) {
          case TooLongHttpHeaderException _ -> Problem.HEADERS_TOO_LARGE;
          case TooLongHttpLineException _ -> Problem.URI_TOO_LONG;
          default -> Problem.BAD_REQUEST;
        };
    responder.sendAndClose(http, Answer.of(problem, Language.of(http)), System.nanoTime());
  }

  private void serve(HttpServerRequest http, Found found, long startedAt) {
    Operation operation = found.operation();
    Future<Buffer> body = bodies.receive(http, operation.body());
    Endpoint endpoint = Objects.requireNonNull(endpoints.get(operation));
    caller(http, operation)
        .compose(user ->
            body.compose(bytes ->
                endpoint.answer(
                    new Request(operation, http, found.parameters(), now(), user, bytes))))
        .onComplete(
            answer -> responder.send(http, operation, answer, startedAt),
            cause -> responder.send(http, operation, failed(http, operation, cause), startedAt));
  }

  /** To the millisecond, as it is stored: so a repeat tells the same time as the first answer. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private Future<Optional<User>> caller(HttpServerRequest http, Operation operation) {
    try {
      return callers.check(http, operation);
    } catch (RuntimeException bug) {
      return Future.failedFuture(bug);
    }
  }

  private Answer failed(HttpServerRequest http, Operation operation, Throwable cause) {
    Language language = Language.of(http);
    return switch (cause) {
      case RefusedException refused -> refused.answer(language);
      case OverloadedException _ -> Answer.of(Problem.BUSY, language);
      case UnresolvedException _ -> Answer.of(Problem.UNRESOLVED, language);
      default -> isBug(cause) ? bug(http, operation, cause) : fault(http, operation, cause);
    };
  }

  /** What the Java platform itself throws at us is our mistake; faults have types of their own. */
  private static boolean isBug(Throwable cause) {
    return cause instanceof Error
        || (cause instanceof RuntimeException
            && Objects.equals(cause.getClass().getModule(), Object.class.getModule()));
  }

  private static Answer bug(HttpServerRequest http, Operation operation, Throwable cause) {
    String requestId = RequestId.of(http);
    log.atError()
        .addKeyValue("requestId", requestId)
        .setCause(cause)
        .log("bug in {}", operation.id());
    return Answer.internal(Language.of(http), requestId);
  }

  /** One line a second is enough to know that the world is not well. */
  private Answer fault(HttpServerRequest http, Operation operation, Throwable cause) {
    long now = System.nanoTime();
    if (now - faultLoggedAt >= QUIET_NANOS) {
      faultLoggedAt = now;
      log.atWarn()
          .addKeyValue("requestId", RequestId.of(http))
          .log("{} failed: {}", operation.id(), cause.toString());
    }
    return Answer.of(Problem.UNAVAILABLE, Language.of(http));
  }
}
