package dev.jamboree.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.testing.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A ranking of a hundred thousand is paid by instances that are killed while they pay. */
class SettlementProofIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  private static final int ENTRIES = 100_000;
  private static final int AT_ONCE = 2_000;
  private static final int KILLS = 5;
  private static final Pattern GRANT =
      Pattern.compile("\"u\":(\\d+),\"g\":\\[\\[\"top\\.(\\w+)\",1,1\\]\\]");

  @Test
  void everybodyIsPaidOnceThoughThePayersAreKilledFiveTimes() throws Exception {
    fill();
    try (var stage = new Stage(servers.database(), servers.redisUrl())) {
      stage.open();
      stage.publish(
          700,
          """
          {"name": {"zh": "榜", "en": "Top"},
           "schedule": {"start": "2020-01-01T00:00", "end": "2025-01-01T00:00", "zone": "UTC"},
           "mechanics": [{"id": "top", "type": "leaderboard", "event": "hit", "field": "damage",
             "tiers": [{"id": "gold", "to": 10, "rewards": [{"item": "crown", "count": 1}]},
                       {"id": "all", "to": 99990, "rewards": [{"item": "gem", "count": 1}]}]}]}
          """);
    }
    try (var stage = new Stage(servers.database(), servers.redisUrl())) {
      for (int kill = 1; kill <= KILLS; kill++) {
        long before = paid();
        try (Outsider outsider = stage.openOutside()) {
          long some = before + kill;
          Eventually.holds("somebody is paid", () -> paid() >= some);
          outsider.kill();
        }
        assertThat(paid()).as("it was killed in the middle").isLessThan(99_990);
      }
      try (Outsider _ = stage.openOutside()) {
        Eventually.holds("all are paid", () -> paid() == 99_990);
      }
    }
    check();
    Books.of(servers.database());
  }

  /** User n has n points. */
  private static void fill() throws SQLException {
    try (Connection connection = servers.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO leaderboard (activity_id, occurrence, mechanic) VALUES (700, 0, 'top')");
      for (int from = 1; from <= ENTRIES; from += AT_ONCE) {
        String rows =
            LongStream.range(from, from + AT_ONCE)
                .mapToObj(
                    user -> "(700,0,'top',%d,%d,5)".formatted(user, 1_000_000_000_000_000L - user))
                .collect(Collectors.joining(","));
        statement.execute("INSERT INTO leaderboard_score VALUES " + rows);
      }
    }
  }

  private static long paid() {
    try (Connection connection = servers.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT paid FROM leaderboard WHERE activity_id = 700")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void check() throws SQLException {
    Map<Long, String> grants = new HashMap<>();
    try (Connection connection = servers.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT payload FROM outbox WHERE payload LIKE '%\"a\":700,%'")) {
      while (row.next()) {
        Matcher grant = GRANT.matcher(row.getString(1));
        while (grant.find()) {
          assertThat(grants.put(Long.valueOf(grant.group(1)), grant.group(2)))
              .as("user %s is paid once", grant.group(1))
              .isNull();
        }
      }
    }
    assertThat(grants).hasSize(99_990);
    for (long user = 11; user <= ENTRIES; user++) {
      assertThat(grants.get(user)).isEqualTo(user > ENTRIES - 10 ? "gold" : "all");
    }
  }
}
