package dev.jamboree.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OpsServerTest {

  private enum Operation {
    JOIN,
    STATUS
  }

  private enum Problem {
    SOLD_OUT,
    ENDED
  }

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Metrics metrics = new Metrics();
  private volatile Supplier<Future<Boolean>> database = () -> Future.succeededFuture(true);
  private volatile Supplier<Future<Boolean>> redis = () -> Future.succeededFuture(true);
  private final Health health =
      new Health(
          List.of(
              new Health.Check("database", true, () -> database.get()),
              new Health.Check("redis", false, () -> redis.get())));
  private final OpsServer ops = open();

  private OpsServer open() {
    return OpsServer.open(
            vertx, "127.0.0.1", 0, metrics, health, Map.of("version", "1.2.3", "java", "25"))
        .await();
  }

  @AfterEach
  void close() {
    ops.close().await();
    metrics.close();
    client.close();
    vertx.close().await();
  }

  @Test
  void itIsLiveWhateverIsAway() throws Exception {
    database = () -> Future.failedFuture("away");
    health.drain();
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest(name = "database {0}, redis {1}: {2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # database | redis  | status | says
          up         | up     | 200    | ready
          up         | down   | 200    | degraded
          up         | fails  | 200    | degraded
          up         | throws | 200    | degraded
          up         | silent | 200    | degraded
          down       | up     | 503    | unavailable
          fails      | up     | 503    | unavailable
          silent     | up     | 503    | unavailable
          throws     | down   | 503    | unavailable
          """)
  void itIsReadyAsLongAsTheDatabaseIsThere(String db, String cache, int status, String says)
      throws Exception {
    database = probe(db);
    redis = probe(cache);
    HttpResponse<String> response = get("/health/ready");
    assertThat(response.statusCode()).isEqualTo(status);
    JsonObject body = new JsonObject(response.body());
    assertThat(body.getString("status")).isEqualTo(says);
    JsonObject checks = body.getJsonObject("checks");
    assertThat(checks.getJsonObject("database"))
        .isEqualTo(
            new JsonObject().put("status", db.equals("up") ? "up" : "down").put("vital", true));
    assertThat(checks.getJsonObject("redis"))
        .isEqualTo(
            new JsonObject().put("status", cache.equals("up") ? "up" : "down").put("vital", false));
  }

  @Test
  void whoDrainsIsNotReady() throws Exception {
    health.drain();
    HttpResponse<String> response = get("/health/ready");
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(new JsonObject(response.body()).getString("status")).isEqualTo("draining");
  }

  @Test
  void requestsAreCountedByOperationAndReason() throws Exception {
    var requests = metrics.requests(Operation.class, o -> "op-" + o, Problem.class);
    requests.observe(Operation.JOIN, null, 3_000_000);
    requests.observe(Operation.JOIN, null, 30_000_000);
    requests.observe(Operation.JOIN, Problem.SOLD_OUT, 1_000_000);
    requests.observe(null, Problem.ENDED, 1_000_000);
    assertThat(metricLines())
        .contains(
            "jamboree_requests_total{operation=\"op-JOIN\",reason=\"OK\"} 2.0",
            "jamboree_requests_total{operation=\"op-JOIN\",reason=\"SOLD_OUT\"} 1.0",
            "jamboree_requests_total{operation=\"none\",reason=\"ENDED\"} 1.0",
            "jamboree_request_duration_seconds_count{operation=\"op-JOIN\"} 3",
            "jamboree_request_duration_seconds_bucket{operation=\"op-JOIN\",le=\"+Inf\"} 3")
        .noneMatch(line -> line.contains("op-STATUS"));
  }

  @Test
  void theWritePathIsCounted() throws Exception {
    PipelineMetrics pipeline = metrics.pipeline();
    pipeline.batch(3, 2_000_000);
    pipeline.batch(100, 4_000_000);
    pipeline.retried("CONFLICT");
    pipeline.retried("CONFLICT");
    pipeline.overloaded(7);
    pipeline.unresolved(2);
    metrics.sqlStatements(() -> 42);
    metrics.dbConnections("reads", () -> 8);
    metrics.dbWait("reads", () -> 0.25);
    metrics.queued("0", () -> 5);
    metrics.redisDegraded("1", () -> 1);
    System.gc(); // what is shown must not be collected
    assertThat(metricLines())
        .contains(
            "jamboree_batch_size_bucket{le=\"2.0\"} 0",
            "jamboree_batch_size_bucket{le=\"4.0\"} 1",
            "jamboree_batch_size_bucket{le=\"128.0\"} 2",
            "jamboree_batch_size_sum 103.0",
            "jamboree_queue_wait_seconds_count 2",
            "jamboree_batch_retries_total{reason=\"CONFLICT\"} 2.0",
            "jamboree_overloaded_total 7.0",
            "jamboree_unresolved_total 2.0",
            "jamboree_sql_statements_total 42.0",
            "jamboree_db_connections{pool=\"reads\"} 8.0",
            "jamboree_db_wait_seconds{pool=\"reads\"} 0.25",
            "jamboree_queued{lane=\"0\"} 5.0",
            "jamboree_redis_degraded{loop=\"1\"} 1.0")
        .anyMatch(line -> line.startsWith("jvm_memory_used_bytes"));
  }

  @Test
  void itTellsItsVersion() throws Exception {
    HttpResponse<String> response = get("/version");
    assertThat(response.headers().firstValue("content-type")).contains("application/json");
    assertThat(response.body()).isEqualTo("{\"java\":\"25\",\"version\":\"1.2.3\"}");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          GET,    /,             404
          GET,    /health,       404
          GET,    /health/live/, 404
          POST,   /health/live,  405
          DELETE, /metrics,      405
          HEAD,   /health/live,  200
          HEAD,   /metrics,      200
          GET,    /version?a=b,  200
          """)
  void otherCallsAreRefusedPlainly(String method, String path, int status) throws Exception {
    HttpResponse<String> response = call(method, path);
    assertThat(response.statusCode()).isEqualTo(status);
    if (method.equals("HEAD")) assertThat(response.body()).isEmpty();
  }

  private Supplier<Future<Boolean>> probe(String how) {
    return switch (how) {
      case "up" -> () -> Future.succeededFuture(true);
      case "down" -> () -> Future.succeededFuture(false);
      case "fails" -> () -> Future.failedFuture(new IOException("refused"));
      case "silent" -> () -> Promise.<Boolean>promise().future();
      default ->
          () -> {
            throw new IllegalStateException("broken probe");
          };
    };
  }

  private List<String> metricLines() throws Exception {
    HttpResponse<String> response = get("/metrics");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("text/plain");
    return response.body().lines().toList();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return call("GET", path);
  }

  private HttpResponse<String> call(String method, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + ops.port() + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
