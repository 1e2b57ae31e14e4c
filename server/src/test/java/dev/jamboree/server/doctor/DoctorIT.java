package dev.jamboree.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.config.DatabaseAddress;
import dev.jamboree.server.doctor.Finding.Verdict;
import dev.jamboree.server.testing.TestServers;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DoctorIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  @Test
  void nothingIsBadOnTheDatabaseThatComesAlong() throws Exception {
    assertThat(examine(servers.database(), 10)).noneMatch(it -> it.verdict() == Verdict.BAD);
  }

  @Test
  void connectionsThatCountFoundRowsAreBad() throws Exception {
    DatabaseAddress address = servers.database();
    try (Connection connection = TestServers.connect(address)) {
      assertThat(DatabaseDoctor.examine(connection, 10))
          .anyMatch(it -> it.verdict() == Verdict.BAD && it.what().equals("affected rows"));
    }
  }

  @Test
  void tooFewConnectionsAreToldOf() throws Exception {
    Assumptions.assumeFalse(TestServers.tidb(), "TiDB has no limit by default");
    assertThat(examine(servers.database(), 1_000_000))
        .anyMatch(it -> it.verdict() == Verdict.WARN && it.what().equals("connections"));
  }

  @Test
  void redisIsDescribed() {
    Vertx vertx = Vertx.vertx();
    try {
      List<Finding> findings =
          RedisDoctor.examine(Redis.createClient(vertx, servers.redisUrl()))
              .toCompletionStage()
              .toCompletableFuture()
              .join();
      assertThat(findings).extracting(Finding::what).contains("version", "clock of Redis");
      assertThat(findings).noneMatch(it -> it.verdict() == Verdict.BAD);
      assertThat(findings)
          .as("the Redis that comes along writes nothing to disk")
          .anyMatch(it -> it.what().equals("persistence") && it.verdict() == Verdict.WARN);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private static List<Finding> examine(DatabaseAddress address, int connections)
      throws SQLException {
    String url = address.jdbcUrl() + "&useAffectedRows=true";
    try (Connection connection =
        DriverManager.getConnection(url, address.user(), address.password())) {
      return DatabaseDoctor.examine(connection, connections);
    }
  }
}
