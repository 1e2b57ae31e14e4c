package dev.jamboree.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What is left when we are killed: nothing that still runs, nothing that is lost. */
@DisabledIfSystemProperty(
    named = "jamboree.test.database",
    matches = "tidb",
    disabledReason = "the same for all servers")
final class LeftoversIT {

  @TempDir Path folder;

  @Test
  void aServerEndsWhenTheProcessThatStartedItIsKilled() throws Exception {
    Process owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8))) {
      ProcessHandle server = ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
      assertThat(server.isAlive()).isTrue();
      owner.destroyForcibly().waitFor();
      server.onExit().get(30, TimeUnit.SECONDS);
    }
  }

  /** Starts a Redis, tells its process id, and waits to be killed. */
  static final class Owner {
    public static void main(String... words) throws InterruptedException {
      try (EmbeddedRedis redis = EmbeddedRedis.start(Path.of(words[0]), line -> {})) {
        System.out.println(redis.pid());
        Thread.sleep(Long.MAX_VALUE);
      }
    }
  }

  @Test
  void aSecondStartInTheSameFolderEndsTheFirstAndFindsItsData() throws SQLException {
    List<String> said = new ArrayList<>();
    LocalDatabase first = EmbeddedMysql.start(folder, said::add);
    execute(first, "CREATE TABLE kept (id INT PRIMARY KEY)");
    execute(first, "INSERT INTO kept VALUES (1), (2)");
    try (LocalDatabase second = EmbeddedMysql.start(folder, said::add)) {
      assertThat(ProcessHandle.of(first.pid())).isEmpty();
      assertThat(String.join("\n", said)).contains("an earlier run had left over");
      try (Connection connection = connect(second);
          Statement statement = connection.createStatement();
          ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM kept")) {
        count.next();
        assertThat(count.getInt(1)).isEqualTo(2);
      }
    }
  }

  @Test
  void aProcessIdThatBelongsToSomebodyElseIsLeftAlone() throws IOException {
    Process stranger = new ProcessBuilder("sleep", "60").start();
    java.nio.file.Files.writeString(folder.resolve("server.pid"), Long.toString(stranger.pid()));
    assertThat(ServerProcess.endLeftover(folder)).isFalse();
    assertThat(stranger.isAlive()).isTrue();
    stranger.destroyForcibly();
  }

  private static void execute(LocalDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(LocalDatabase database) throws SQLException {
    String url = "jdbc:mysql://127.0.0.1:" + database.port() + "/" + database.database();
    return DriverManager.getConnection(
        url + "?sslMode=DISABLED", database.user(), database.password());
  }
}
