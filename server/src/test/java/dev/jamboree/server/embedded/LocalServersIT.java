package dev.jamboree.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.config.DatabaseAddress;
import dev.jamboree.server.testing.TestServers;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class LocalServersIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  @Test
  void whatADatabaseHasCommittedSurvivesAKill() throws IOException, SQLException {
    LocalDatabase own = servers.ownDatabase();
    DatabaseAddress address = DatabaseAddress.parse(own.url());
    try (Connection connection = TestServers.connect(address);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kept (id INT PRIMARY KEY)");
      statement.execute("INSERT INTO kept VALUES (1), (2), (3)");
    }
    long before = own.pid();
    own.kill();
    own.restart();
    assertThat(own.pid()).isNotEqualTo(before);
    try (Connection connection = TestServers.connect(address);
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM kept")) {
      count.next();
      assertThat(count.getInt(1)).isEqualTo(3);
    }
  }

  @Test
  void aKilledRedisComesBackOnTheSamePort() throws IOException {
    EmbeddedRedis own = servers.ownRedis();
    int port = own.port();
    own.kill();
    own.restart();
    assertThat(own.port()).isEqualTo(port);
  }
}
