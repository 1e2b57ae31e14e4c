package dev.jamboree.server.http;

import dev.jamboree.server.gate.Sessions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The API over HTTP. One for each event loop. */
public final class HttpApi {

  private final Map<Operation, Endpoint> endpoints = new EnumMap<>(Operation.class);
  private final Sessions sessions;
  private final Keys keys;
  private final InstantSource clock;
  private final RequestMeter meter;
  private final HttpLimits limits;
  private volatile boolean draining;

  /** Answers what these APIs answer, each operation by one of them. */
  public HttpApi(
      List<Api> apis,
      Sessions sessions,
      Keys keys,
      InstantSource clock,
      RequestMeter meter,
      HttpLimits limits) {
    for (Api api : apis) api.endpoints().forEach(this::add);
    this.sessions = sessions;
    this.keys = keys;
    this.clock = clock;
    this.meter = meter;
    this.limits = limits;
  }

  private void add(Operation operation, Endpoint endpoint) {
    if (endpoints.put(operation, endpoint) != null) {
      throw new IllegalArgumentException("two answer " + operation);
    }
  }

  /** Serves from the event loop that this is called on. */
  public Future<HttpServer> listen(Vertx vertx, String host, int port) {
    var gate = new CallerCheck(sessions, keys);
    var bodies = new Bodies(vertx, limits.body());
    var responder = new Responder(vertx, bodies, meter, () -> draining);
    var dispatcher = new Dispatcher(endpoints, gate, bodies, responder, clock);
    return vertx
        .createHttpServer(options())
        .requestHandler(dispatcher::handle)
        .invalidRequestHandler(dispatcher::handleInvalid)
        .listen(port, host);
  }

  /** From now on every answer closes its connection, so that clients go elsewhere. */
  public void drain() {
    draining = true;
  }

  private HttpServerOptions options() {
    return new HttpServerOptions()
        .setMaxHeaderSize(HttpLimits.MAX_HEADER_BYTES)
        .setMaxInitialLineLength(HttpLimits.MAX_REQUEST_LINE_BYTES)
        .setAcceptBacklog(HttpLimits.ACCEPT_BACKLOG)
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setReadIdleTimeout(Math.toIntExact(limits.idle().toMillis()))
        .setHandle100ContinueAutomatically(true)
        .setHttp2ClearTextEnabled(false)
        .setPerFrameWebSocketCompressionSupported(false) // no web sockets: one handler less to pass
        .setPerMessageWebSocketCompressionSupported(false)
        .setTcpNoDelay(true);
  }
}
