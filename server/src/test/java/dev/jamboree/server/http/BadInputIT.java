package dev.jamboree.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.Server;
import dev.jamboree.server.admin.Instance;
import dev.jamboree.server.config.Config;
import dev.jamboree.server.config.DatabaseAddress;
import dev.jamboree.server.http.BadInput.Target;
import dev.jamboree.server.http.RawHttp.Response;
import dev.jamboree.server.testing.TestServers;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole table against the whole server: right status, right reason, nothing changed. */
final class BadInputIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  private static final String SERVER_KEY = "a-key-of-game-servers";
  private static final String OPERATOR_TOKEN = "a-token-of-operators";
  private static final int AT_ONCE = 32;

  /** All that must not change, in numbers. */
  private static final List<String> STATE =
      List.of(
          "SELECT COUNT(*), COALESCE(SUM(version), 0) FROM activity",
          "SELECT COUNT(*) FROM activity_revision",
          "SELECT COUNT(*) FROM user_activity",
          "SELECT COUNT(*) FROM outbox",
          "SELECT COUNT(*) FROM session",
          "SELECT COUNT(*), MAX(status) FROM user",
          "SELECT SUM(initial), SUM(added), SUM(remaining), SUM(granted) FROM stock");

  private static final String GRAB =
      """
      {"name": {"zh": "礼包", "en": "Gift"},
       "schedule": {"start": "2020-01-01T00:00", "end": "2120-01-01T00:00", "zone": "UTC"},
       "mechanics": [{"id": "gift", "type": "grab", "stock": 1000,
                      "rewards": [{"item": "gem", "count": 100}]}]}
      """;

  private Vertx vertx;
  private Server server;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    server = Instance.await(Server.open(vertx, config(servers.database())));
    Instance.await(server.load(1, GRAB));
  }

  @AfterEach
  void close() {
    Instance.await(server.close());
    Instance.await(vertx.close());
  }

  @Test
  void everythingBadIsRefusedAndChangesNothing() throws Exception {
    Target target =
        new Target("127.0.0.1", server.port(), session(), SERVER_KEY, OPERATOR_TOKEN, 1);
    List<BadInput> rows = new ArrayList<>(BadInputTable.rows(target));
    rows.addAll(BadOthers.rows(target));
    String before = state();

    List<String> wrong = new ArrayList<>();
    try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<String>> verdicts = new ArrayList<>();
      for (BadInput row : rows) verdicts.add(pool.submit(() -> verdict(row, target)));
      for (Future<String> verdict : verdicts) {
        if (!verdict.get().isEmpty()) wrong.add(verdict.get());
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(rows).hasSizeGreaterThan(450);
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void everyOperationIsAnswered() throws Exception {
    for (Operation operation : Operation.values()) {
      String path = operation.path().replaceAll("\\{[^}]+}", "987654321");
      try (var http = new RawHttp("127.0.0.1", server.port())) {
        http.send(Wire.head(operation.method(), path, ""));
        assertThat(Objects.requireNonNull(http.receive()).member("reason"))
            .as(operation.id())
            .isNotIn("NOT_FOUND", "METHOD_NOT_ALLOWED");
      }
    }
  }

  /** Empty when it is as it should be. */
  private static String verdict(BadInput row, Target target) throws IOException {
    Response response = row.playAgainst(target);
    if (response == null) return row.status() == 0 ? "" : row + ": no answer";
    boolean asExpected =
        row.status() == 0
            ? response.status() >= 400
            : response.status() == row.status() && saysWhy(row, response);
    return asExpected ? "" : row + ": " + response.status() + " " + response.body();
  }

  private static boolean saysWhy(BadInput row, Response response) {
    if (row.reason().isEmpty() || row.name().startsWith("HEAD")) return true;
    boolean several = response.member("errors") != null;
    String pointer = response.member("pointer");
    return row.reason().equals(response.member("reason"))
        && (several || row.pointer().equals(pointer == null ? "" : pointer));
  }

  private String session() throws IOException {
    try (var http = new RawHttp("127.0.0.1", server.port())) {
      String key = Wire.bearer(SERVER_KEY);
      http.send(Wire.post("/api/server/sessions", Wire.JSON + key, "{\"userId\":7}"));
      return Objects.requireNonNull(Objects.requireNonNull(http.receive()).member("token"));
    }
  }

  private static String state() throws SQLException {
    var state = new StringBuilder();
    try (Connection connection = servers.connect();
        var statement = connection.createStatement()) {
      for (String sql : STATE) {
        ResultSet row = statement.executeQuery(sql);
        row.next();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          state.append(row.getString(i)).append(' ');
        }
      }
    }
    return state.toString();
  }

  private static Config config(DatabaseAddress database) {
    return new Config(
        new Config.Address("127.0.0.1", 0),
        new Config.Address("127.0.0.1", 0),
        database,
        4,
        new Config.RedisAddress(servers.redisUrl()),
        new Config.Keys(SERVER_KEY, OPERATOR_TOKEN),
        1,
        new Config.Lanes(1, 256, 1024, Duration.ofSeconds(5), Duration.ofSeconds(10)),
        Duration.ofDays(30),
        Optional.empty(),
        new Config.Drain(Duration.ZERO, Duration.ofSeconds(5)));
  }
}
