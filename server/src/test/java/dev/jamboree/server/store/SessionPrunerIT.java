package dev.jamboree.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.admin.Instance;
import dev.jamboree.server.testing.TestServers;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SessionPrunerIT {

  /** So late that TiDB, which prunes by its own clock, leaves the sessions alone. */
  private static final Instant NOW = Instant.parse("2126-06-01T12:00:00Z");

  @RegisterExtension static final TestServers servers = new TestServers();

  @Test
  void sessionsThatHaveEndedAreDeletedSliceBySliceAndTheOthersStay() throws Exception {
    insert(1, 2500, "2126-06-01 11:59:59.999");
    insert(2000, 4500, "2126-06-01 12:00:00.000");
    Vertx vertx = Vertx.vertx();
    try {
      var pruner =
          new SessionPruner(
              vertx, Instance.open(vertx, servers.database()), InstantSource.fixed(NOW));
      pruner.prune().await(30, TimeUnit.SECONDS);
      assertThat(count("1 = 1")).isEqualTo(2500 + 2501 - 1000);
      for (int i = 0; i < 5; i++) pruner.prune().await(30, TimeUnit.SECONDS);
      assertThat(count("expires_at < '2126-06-01 12:00:00'")).isZero();
      assertThat(count("1 = 1")).isEqualTo(2501);
      insert(1, 10, "2126-05-01 00:00:00.000");
      for (int i = 0; i < 5; i++) pruner.prune().await(30, TimeUnit.SECONDS);
      assertThat(count("1 = 1")).isEqualTo(2501);
    } finally {
      vertx.close().await(30, TimeUnit.SECONDS);
    }
  }

  private static void insert(int first, int last, String end) throws Exception {
    try (Connection connection = servers.connect();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO session (user_id, token_hash, expires_at) VALUES (?, UNHEX(SHA2(?, 256)), ?)")) {
      for (int user = first; user <= last; user++) {
        insert.setInt(1, user);
        insert.setString(2, user + " " + end);
        insert.setString(3, end);
        insert.addBatch();
      }
      connection.setAutoCommit(false);
      insert.executeBatch();
      connection.commit();
    }
  }

  private static long count(String condition) throws Exception {
    try (Connection connection = servers.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT COUNT(*) FROM session WHERE " + condition)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
