package dev.jamboree.server.ops;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;

/** Serves health, metrics and version. Has no authentication: keep its port to yourself. */
public final class OpsServer {

  private static final String JSON = "application/json";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final int IDLE_SECONDS = 60;

  private final Vertx vertx;
  private final Metrics metrics;
  private final Health health;
  private final Buffer version;
  private final HttpServer server;

  private OpsServer(Vertx vertx, Metrics metrics, Health health, Map<String, String> version) {
    this.vertx = vertx;
    this.metrics = metrics;
    this.health = health;
    JsonObject json = new JsonObject();
    version.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> json.put(entry.getKey(), entry.getValue()));
    this.version = json.toBuffer();
    server =
        vertx
            .createHttpServer(new HttpServerOptions().setIdleTimeout(IDLE_SECONDS))
            .requestHandler(this::handle);
  }

  /**
   * Listens.
   *
   * @param port 0 for any that is free
   * @param version what {@code /version} tells
   */
  public static Future<OpsServer> open(
      Vertx vertx,
      String host,
      int port,
      Metrics metrics,
      Health health,
      Map<String, String> version) {
    OpsServer ops = new OpsServer(vertx, metrics, health, version);
    return ops.server.listen(port, host).map(ops);
  }

  /** The port it listens on. */
  public int port() {
    return server.actualPort();
  }

  /** Stops listening. */
  public Future<Void> close() {
    return server.close();
  }

  private void handle(HttpServerRequest request) {
    HttpMethod method = request.method();
    if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
      request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
      send(request, 405, JSON, problem("only GET here"));
      return;
    }
    switch (request.path()) {
      // That this runs is what it tells.
      case "/health/live" -> send(request, 200, JSON, Buffer.buffer("{\"status\":\"live\"}"));
      case "/health/ready" -> ready(request);
      case "/metrics" -> metrics(request);
      case "/version" -> send(request, 200, JSON, version);
      default ->
          send(request, 404, JSON, problem("try /health/live, /health/ready, /metrics, /version"));
    }
  }

  private void ready(HttpServerRequest request) {
    health
        .report()
        .onSuccess(report -> {
          JsonObject checks = new JsonObject();
          for (Health.Finding finding : report.findings()) {
            checks.put(
                finding.name(),
                new JsonObject()
                    .put("status", finding.up() ? "up" : "down")
                    .put("vital", finding.vital()));
          }
          String status = report.status().name().toLowerCase(Locale.ROOT);
          JsonObject body = new JsonObject().put("status", status).put("checks", checks);
          send(request, report.status().takesRequests() ? 200 : 503, JSON, body.toBuffer());
        })
        .onFailure(cause -> send(request, 500, JSON, problem("the checks failed")));
  }

  private void metrics(HttpServerRequest request) {
    vertx
        .executeBlocking(metrics::scrape, false)
        .onSuccess(text -> send(request, 200, PROMETHEUS, Buffer.buffer(text)))
        .onFailure(cause -> send(request, 500, JSON, problem("the metrics could not be read")));
  }

  private static Buffer problem(String message) {
    return new JsonObject().put("error", message).toBuffer();
  }

  private static void send(HttpServerRequest request, int status, String type, Buffer body) {
    HttpServerResponse response = request.response();
    if (response.closed() || response.ended()) return;
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, type)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (request.method().equals(HttpMethod.HEAD)) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length())).end();
    } else {
      response.end(body);
    }
  }
}
