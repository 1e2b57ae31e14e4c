package dev.jamboree.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.config.DatabaseAddress;
import dev.jamboree.server.testing.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class MigrationsIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  @Test
  void aFreshDatabaseHasNothingPendingOnceMigratedAndASecondRunDoesNothing() {
    Migrations migrations = migrations(servers.database());
    assertThat(migrations.pending()).isEmpty();
    assertThat(migrations.migrate()).isZero();
  }

  @Test
  void aTableThatLosesItsStepIsPendingAgain() throws SQLException {
    DatabaseAddress database = servers.anotherDatabase();
    try (Connection connection = TestServers.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM schema_history WHERE version = '15'");
      statement.execute("DROP TABLE leaderboard");
    }
    assertThat(migrations(database).pending()).contains("15 leaderboard");
    assertThat(migrations(database).migrate()).isPositive();
    assertThat(migrations(database).pending()).isEmpty();
  }

  @Test
  void itIsTheKindOfDatabaseThatWasAskedFor() throws SQLException {
    try (Connection connection = servers.connect();
        Statement statement = connection.createStatement();
        ResultSet version = statement.executeQuery("SELECT VERSION()")) {
      version.next();
      assertThat(version.getString(1).contains("TiDB")).isEqualTo(TestServers.tidb());
    }
  }

  private static Migrations migrations(DatabaseAddress database) {
    return new Migrations(database.jdbcUrl(), database.user(), database.password());
  }
}
