package dev.jamboree.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.core.command.User;
import dev.jamboree.server.admin.Instance;
import dev.jamboree.server.gate.CopyTtl;
import dev.jamboree.server.gate.RedisLink;
import dev.jamboree.server.gate.RedisSessions;
import dev.jamboree.server.gate.SessionDesk;
import dev.jamboree.server.gate.Sessions;
import dev.jamboree.server.gate.Tokens;
import dev.jamboree.server.store.DatabasePool;
import dev.jamboree.server.store.SessionTable;
import dev.jamboree.server.testing.TestServers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.RedisOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What game servers ask, over HTTP, down to the database and Redis. */
final class ServerApiIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  /** So late that TiDB, which prunes by its own clock, leaves the sessions alone. */
  private static final Instant NOW = Instant.parse("2126-06-01T12:00:00Z");

  private static final Vertx vertx = Vertx.vertx();
  private static final HttpClient client = HttpClient.newHttpClient();

  private static io.vertx.core.Context loop;
  private static Sessions sessions;
  private static int port;

  private record Reply(int status, JsonObject body) {

    Object data() {
      return body.getValue("data");
    }

    JsonObject object() {
      return body.getJsonObject("data");
    }
  }

  @BeforeAll
  static void start() {
    loop = vertx.getOrCreateContext();
    var redis =
        new RedisLink(
            vertx,
            new RedisOptions().setConnectionString(servers.redisUrl()),
            Duration.ofSeconds(5));
    on(redis::open);
    var store = new SessionTable(DatabasePool.open(vertx, Instance.options(servers.database()), 4));
    var clock = InstantSource.fixed(NOW);
    var tokens = new Tokens(new SecureRandom());
    sessions = new RedisSessions(redis, store, tokens, clock, CopyTtl.DEFAULT);
    var desk = new SessionDesk(store, redis, tokens, clock, CopyTtl.DEFAULT);
    var api =
        new HttpApi(
            List.of(new ServerApi(desk, Duration.ofDays(30))),
            sessions,
            new Keys("server-key", "operator-token"),
            clock,
            (_, _, _) -> {},
            new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(30)));
    HttpServer server = on(() -> api.listen(vertx, "127.0.0.1", 0));
    port = server.actualPort();
  }

  @AfterAll
  static void stop() throws Exception {
    vertx.close().await(30, TimeUnit.SECONDS);
  }

  @Test
  void aSessionIsOpenedFoundAndRevoked() throws Exception {
    Reply opened =
        call(
            "POST",
            "/api/server/sessions",
            """
            {"userId":7,"attributes":{"level":50,"region":"cn"},"ttlSeconds":3600,"more":[]}
            """);
    assertThat(opened.status()).isEqualTo(200);
    assertThat(opened.object().getString("expiresAt")).isEqualTo("2126-06-01T13:00:00Z");
    String token = opened.object().getString("token");
    assertThat(find(token)).contains(new User(7, false, Map.of("level", 50L, "region", "cn")));
    assertThat(call("DELETE", "/api/server/sessions/" + token, "").status()).isEqualTo(200);
    assertThat(find(token)).isEmpty();
    assertThat(call("DELETE", "/api/server/sessions/" + token, "").status()).isEqualTo(200);
    assertThat(call("DELETE", "/api/server/sessions/nonsense", "").status()).isEqualTo(404);
  }

  @Test
  void aThousandSessionsAreOpenedInOneCallAndOneMoreIsRefused() throws Exception {
    Reply opened = call("POST", "/api/server/sessions", users(1, 1000));
    JsonArray list = opened.body().getJsonArray("data");
    assertThat(list).hasSize(1000);
    for (int i = 0; i < 1000; i += 111) {
      assertThat(list.getJsonObject(i).getLong("userId")).isEqualTo(1 + i);
      assertThat(find(list.getJsonObject(i).getString("token")).orElseThrow().id())
          .isEqualTo(1 + i);
    }
    assertThat(call("POST", "/api/server/sessions", users(1, 1001)).status()).isEqualTo(422);
  }

  @Test
  void aUserIsToldOfBannedAndAskedAbout() throws Exception {
    String token =
        call("POST", "/api/server/sessions", "{\"userId\":9000}").object().getString("token");
    assertThat(call("PUT", "/api/server/users/9000", "{\"status\":\"banned\"}").data())
        .isEqualTo(new JsonObject("{\"userId\":9000,\"status\":\"banned\",\"attributes\":{}}"));
    assertThat(find(token).orElseThrow().banned()).isTrue();
    String normal = "{\"status\":\"normal\",\"attributes\":{\"a\":[1,\"x\",true]}}";
    assertThat(call("PUT", "/api/server/users/9000", normal).status()).isEqualTo(200);
    assertThat(call("GET", "/api/server/users/9000", "").data())
        .isEqualTo(
            new JsonObject(
                "{\"userId\":9000,\"status\":\"normal\",\"attributes\":{\"a\":[1,\"x\",true]}}"));
    assertThat(find(token).orElseThrow().banned()).isFalse();
    assertThat(call("GET", "/api/server/users/9001", "").status()).isEqualTo(404);
  }

  @Test
  void nobodyGetsInWithoutTheServerKey() throws Exception {
    for (String key : new String[] {"", "server-kez", "server-key2", "operator-token"}) {
      HttpResponse<String> reply =
          client.send(
              request("POST", "/api/server/sessions", "{\"userId\":7}", key),
              HttpResponse.BodyHandlers.ofString());
      assertThat(reply.statusCode()).isEqualTo(401);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                        | /userId
          []                                        | ``
          {"userId":0}                              | /userId
          {"userId":-7}                             | /userId
          {"userId":7.0}                            | /userId
          {"userId":"7"}                            | /userId
          {"userId":9223372036854775808}            | /userId
          {"userId":7,"ttlSeconds":0}               | /ttlSeconds
          {"userId":7,"ttlSeconds":2592001}         | /ttlSeconds
          {"userId":7,"ttlSeconds":null}            | /ttlSeconds
          {"userId":7,"attributes":[]}              | /attributes
          {"userId":7,"attributes":{"a":null}}      | /attributes/a
          {"userId":7,"attributes":{"a":{}}}        | /attributes/a
          {"userId":7,"attributes":{"a/b~c":[[]]}}  | /attributes/a~1b~0c
          {"userId":7,"attributes":{"a":1.5}}       | /attributes/a
          {"userId":7,"attributes":{"":1}}          | /attributes
          [{"userId":7},{"userId":8,"ttlSeconds":0}] | /1/ttlSeconds
          [{"userId":7},{}]                         | /1/userId
          [{"userId":7},8]                          | /1
          """)
  void aBadValueIsPointedAtAndNothingIsOpened(String body, String pointer) throws Exception {
    long before = sessionsStored();
    Reply reply = call("POST", "/api/server/sessions", body);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body().getString("reason")).isEqualTo("INVALID");
    assertThat(reply.body().getString("pointer")).isEqualTo(pointer);
    assertThat(sessionsStored()).isEqualTo(before);
  }

  @Test
  void attributesHaveLimits() throws Exception {
    String many =
        LongStream.range(0, 65)
            .mapToObj(i -> "\"a" + i + "\":1")
            .collect(Collectors.joining(",", "{", "}"));
    String large = "{\"a\":\"" + "é".repeat(2045) + "\"}";
    for (String attributes : new String[] {many, large}) {
      String body = "{\"userId\":7,\"attributes\":" + attributes + "}";
      assertThat(call("POST", "/api/server/sessions", body).body().getString("pointer"))
          .isEqualTo("/attributes");
    }
    String fits = "{\"userId\":7,\"attributes\":" + large.replaceFirst("é", "") + "}";
    assertThat(call("POST", "/api/server/sessions", fits).status()).isEqualTo(200);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                               | ``
          {"status":"BANNED"}              | /status
          {"status":null}                  | /status
          {"status":"normal and very long"} | /status
          {"attributes":7}                 | /attributes
          """)
  void aBadWordOfAUserIsPointedAt(String body, String pointer) throws Exception {
    Reply reply = call("PUT", "/api/server/users/7", body);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body().getString("pointer")).isEqualTo(pointer);
  }

  private static String users(long first, long count) {
    return LongStream.range(first, first + count)
        .mapToObj(user -> "{\"userId\":" + user + "}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static Optional<User> find(String token) {
    return on(() -> sessions.find(token));
  }

  private static long sessionsStored() throws Exception {
    try (var connection = servers.connect();
        var statement = connection.createStatement();
        var count = statement.executeQuery("SELECT COUNT(*) FROM session")) {
      count.next();
      return count.getLong(1);
    }
  }

  private static Reply call(String method, String path, String body) throws Exception {
    HttpResponse<String> reply =
        client.send(
            request(method, path, body, "server-key"), HttpResponse.BodyHandlers.ofString());
    return new Reply(reply.statusCode(), new JsonObject(reply.body()));
  }

  private static HttpRequest request(String method, String path, String body, String key) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (!body.isEmpty()) request.header("Content-Type", "application/json");
    return request
        .header("Authorization", "Bearer " + key)
        .method(method, HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static <T> T on(Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    loop.runOnContext(_ -> work.get().onComplete(done));
    try {
      return done.future().await(30, TimeUnit.SECONDS);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError("no answer", e);
    }
  }
}
