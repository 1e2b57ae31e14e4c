package dev.jamboree.server.http;

import static dev.jamboree.server.admin.Instance.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.admin.Instance;
import dev.jamboree.server.admin.Sample;
import dev.jamboree.server.testing.TestServers;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AdminApiIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  private static final Instant NOON = Instant.parse("2026-12-10T12:00:00Z");
  private static final String ALL = "/api/admin/activities";

  private final HttpClient client = HttpClient.newHttpClient();
  private Instance instance;
  private int port;

  @BeforeEach
  void open() {
    instance = new Instance(servers.database(), null, Duration.ofDays(1), () -> NOON);
    var api =
        new HttpApi(
            List.of(new AdminApi(instance.drafting, instance.publishing, instance.restocking)),
            _ -> Future.succeededFuture(Optional.empty()),
            new Keys("server-key", "operator-token"),
            () -> NOON,
            (_, _, _) -> {},
            new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(30)));
    Future<HttpServer> listening =
        Future.future(promise ->
            instance
                .vertx
                .getOrCreateContext()
                .runOnContext(_ -> api.listen(instance.vertx, "127.0.0.1", 0).onComplete(promise)));
    port = await(listening).actualPort();
  }

  @AfterEach
  void close() {
    client.close();
    instance.close();
  }

  @Test
  void anActivityGoesFromDraftToEndAsItsOperatorSays() throws Exception {
    JsonObject draft = data(201, send("POST", ALL, Sample.grab(100, 1), "X-Operator", "ann"));
    String path = ALL + "/" + draft.getLong("id");
    assertThat(draft.getString("status")).isEqualTo("draft");
    assertThat(data(200, send("POST", path + "/publish", "")).getString("status"))
        .isEqualTo("published");
    data(200, send("PUT", path, Sample.grab(100, 2), "X-Operator", "bob", "If-Match", "\"2\""));
    data(200, send("POST", path + "/publish", "{\"revision\":2}"));
    data(200, send("POST", path + "/extend", "{\"end\":\"2026-12-14T00:00\"}"));
    JsonObject added = data(200, send("POST", path + "/stock", stock("add", 20)));
    assertThat(added)
        .isEqualTo(
            new JsonObject(
                """
                {"mechanic":"gift","occurrence":0,"slots":2,
                 "initial":100,"added":20,"remaining":120,"granted":0}
                """));
    JsonObject ended = data(200, send("POST", path + "/end", "{}"));
    assertThat(ended.getInteger("publishedRevision")).isEqualTo(4);
    JsonArray revisions = data(200, send("GET", path, null)).getJsonArray("revisions");
    assertThat(revisions.stream().map(it -> ((JsonObject) it).getString("author")))
        .containsExactly("operator", "operator", "bob", "ann");
    JsonObject last = data(200, send("GET", path + "/revisions/4", null));
    assertThat(last.getJsonObject("schedule").getString("end")).isEqualTo("2026-12-10T12:00");
    assertThat(data(200, send("POST", path + "/retire", null)).getString("status"))
        .isEqualTo("retired");
  }

  @Test
  void aListIsReadPageByPage() throws Exception {
    for (int i = 0; i < 3; i++) data(201, send("POST", ALL, Sample.grab(1, 1)));
    JsonObject first = data(200, send("GET", ALL + "?limit=2", null));
    assertThat(first.getJsonArray("activities")).hasSize(2);
    long cursor = first.getLong("nextCursor");
    JsonObject second = data(200, send("GET", ALL + "?limit=100&cursor=" + cursor, null));
    assertThat(second.getJsonArray("activities").getJsonObject(0).getLong("id"))
        .isGreaterThan(cursor);
    assertThat(second.getValue("nextCursor")).isNull();
  }

  @Test
  void everythingThatIsWrongWithADocumentIsToldWithItsPlace() throws Exception {
    String bad = Sample.grab(0, 1).replace("\"item\"", "\"itm\"");
    JsonObject told = told(422, "INVALID", send("POST", ALL, bad));
    assertThat(
            told.getJsonArray("errors").stream().map(it -> ((JsonObject) it).getString("pointer")))
        .contains("/mechanics/0/stock", "/mechanics/0/rewards/0/itm");
  }

  @Test
  void refusalsSayWhatAnOperatorNeedsToGoOn() throws Exception {
    long id = data(201, send("POST", ALL, Sample.grab(100, 1))).getLong("id");
    String path = ALL + "/" + id;
    told(409, "NOT_PUBLISHED", send("POST", path + "/end", "{}"));
    assertThat(
            told(412, "VERSION_CHANGED", send("POST", path + "/publish", null, "If-Match", "7"))
                .getLong("version"))
        .isEqualTo(1);
    data(200, send("POST", path + "/publish", null, "If-Match", "1"));
    assertThat(
            told(409, "NOT_ENOUGH_STOCK", send("POST", path + "/stock", stock("remove", 101)))
                .getLong("remaining"))
        .isEqualTo(100);
    told(409, "ID_TAKEN", send("POST", ALL + "?id=" + id, Sample.grab(1, 1)));
    told(404, "ACTIVITY_NOT_FOUND", send("GET", ALL + "/999999", null));
    told(404, "NOT_FOUND", send("GET", path + "/revisions/9", null));
    told(401, "UNAUTHENTICATED", send("GET", ALL, null, "Authorization", "Bearer server-key"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          publish | {"revision":0}                          | 422 | /revision
          publish | {"revision":9}                          | 422 | /revision
          publish | {"version":1}                           | 422 | /version
          extend  | {}                                      | 422 | /end
          extend  | {"end":"2026-12-14"}                    | 422 | /end
          extend  | {"end":"2026-02-30T00:00"}              | 422 | /end
          extend  | {"end":"2026-12-14T00:00Z"}             | 422 | /end
          extend  | {"end":"2026-12-13T00:00"}              | 422 | /end
          stock   | {"mechanic":"gift"}                     | 422 | ''
          stock   | {"mechanic":"gift","add":1,"remove":1}  | 422 | ''
          stock   | {"mechanic":"gift","add":0}             | 422 | /add
          stock   | {"mechanic":"gift","remove":-5}         | 422 | /remove
          stock   | {"mechanic":"gift","add":1.5}           | 422 | /add
          stock   | {"mechanic":"gift","add":9e15}          | 422 | /add
          stock   | {"add":1}                               | 422 | /mechanic
          stock   | {"mechanic":"gold","add":1}             | 422 | /mechanic
          stock   | {"mechanic":"gift","occurrence":5,"add":1} | 422 | /occurrence
          stock   | {"mechanic":"gift","add":1,"extra":1}   | 422 | /extra
          stock   | {"mechanic":"gift","add":1              | 400 |
          """)
  void whatIsWrongWithABodyIsToldAndNothingChanges(
      String call, String body, int status, @Nullable String pointer) throws Exception {
    long id = data(201, send("POST", ALL, Sample.grab(100, 1))).getLong("id");
    String path = ALL + "/" + id;
    data(200, send("POST", path + "/publish", null));
    JsonObject told = told(status, null, send("POST", path + "/" + call, body));
    assertThat(told.getString("pointer")).isEqualTo(pointer);
    assertThat(data(200, send("GET", path, null)).getLong("version")).isEqualTo(2);
  }

  private static String stock(String what, long units) {
    return "{\"mechanic\":\"gift\",\"" + what + "\":" + units + "}";
  }

  private HttpResponse<String> send(
      String method, String path, @Nullable String body, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .setHeader("Authorization", "Bearer operator-token")
            .setHeader("Content-Type", "application/json");
    for (int i = 0; i < headers.length; i += 2) request.setHeader(headers[i], headers[i + 1]);
    return client.send(
        request
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static JsonObject data(int status, HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return new JsonObject(response.body()).getJsonObject("data");
  }

  private static JsonObject told(
      int status, @Nullable String reason, HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    var told = new JsonObject(response.body());
    if (reason != null) assertThat(told.getString("reason")).isEqualTo(reason);
    return told;
  }
}
