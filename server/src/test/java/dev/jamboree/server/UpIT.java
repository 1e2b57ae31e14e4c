package dev.jamboree.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.testing.TestServers;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The command itself, as a process, from an empty folder. */
@DisabledIfEnvironmentVariable(
    named = "JAMBOREE_TIDB_URL",
    matches = ".+",
    disabledReason = "up starts a database of its own")
final class UpIT {

  private static final Pattern ADDRESS = Pattern.compile("Jamboree is up: http://([^,]+),");

  @RegisterExtension static final TestServers servers = new TestServers();

  @TempDir Path folder;

  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : started) {
      process.destroy();
      if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly();
    }
  }

  @Test
  void whatItPrintsWorksAKillLosesNothingAndNothingStaysBehind() throws Exception {
    Up first = up();
    List<String> printed = first.curls();
    assertThat(printed).hasSize(5);
    for (String curl : printed) {
      assertThat(shell(curl))
          .as(curl)
          .startsWith("{\"code\":0,")
          .doesNotContain("\"repeated\":true");
    }

    Process second = start();
    String refusal = new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(second.waitFor()).isEqualTo(1);
    assertThat(refusal).contains("is in use by another run").doesNotContain("Exception");

    first.process().destroyForcibly().waitFor();
    Up again = up();
    assertThat(shell(again.curls().get(1))).as("joined before").contains("\"repeated\":true");
    for (boolean repeated : new boolean[] {false, true}) {
      assertThat(shell(fiveCurlsOfTheReadme(again)).lines())
          .hasSize(4) // the session's goes into a variable
          .allMatch(answer -> answer.startsWith("{\"code\":0,"))
          .filteredOn(answer -> answer.contains("\"repeated\":true"))
          .hasSize(repeated ? 1 : 0);
    }
    assertThat(again.text()).contains(Files.readString(folder.resolve("server.key")).strip());

    List<ProcessHandle> servers = again.process().descendants().toList();
    assertThat(servers).hasSizeGreaterThanOrEqualTo(2);
    again.process().destroy();
    assertThat(again.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
    for (ProcessHandle server : servers) server.onExit().get(30, TimeUnit.SECONDS);
  }

  @Test
  void itUsesTheServersThatItIsToldAndStartsNone() throws Exception {
    Up up =
        up(
            Map.of(
                "JAMBOREE_DB_URL",
                servers.database().url(),
                "JAMBOREE_REDIS_URL",
                servers.redisUrl(),
                "JAMBOREE_SERVER_KEY",
                "the-key-of-the-game-server",
                "JAMBOREE_HTTP_HOST",
                "127.0.0.2"));
    assertThat(up.process().descendants()).isEmpty();
    assertThat(up.text())
        .contains("the-key-of-the-game-server")
        .contains("http://127.0.0.2:")
        .as("the password that it was told")
        .doesNotContain(servers.database().url());
    assertThat(folder.resolve("server.key")).doesNotExist();
    assertThat(shell(up.curls().getFirst())).startsWith("{\"code\":0,");
    try (Connection connection = servers.connect();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM activity")) {
      count.next();
      assertThat(count.getInt(1)).as("examples in the database that it was told").isPositive();
    }
  }

  /** One that serves, and what it printed. */
  private record Up(Process process, String text) {

    List<String> curls() {
      return text.lines().map(String::strip).filter(line -> line.startsWith("curl ")).toList();
    }
  }

  private Up up() throws IOException {
    return up(Map.of());
  }

  private Up up(Map<String, String> environment) throws IOException {
    Process process = start(environment);
    StringBuilder text = new StringBuilder();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    String line = lines.readLine();
    while (line != null && !line.contains("Ctrl-C stops everything")) {
      text.append(line).append('\n');
      line = lines.readLine();
    }
    if (line == null) {
      String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      throw new AssertionError("up ended: " + text + errors);
    }
    return new Up(process, text.toString());
  }

  private Process start() throws IOException {
    return start(Map.of());
  }

  private Process start(Map<String, String> environment) throws IOException {
    List<String> command = new ArrayList<>();
    Collections.addAll(
        command,
        Path.of(System.getProperty("java.home"), "bin/java").toString(),
        "-Xmx256m",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Djamboree.home=" + Path.of("..").toRealPath(),
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName(),
        "up",
        "--data=" + folder,
        "--port=0",
        "--ops-port=0");
    if (!environment.containsKey("JAMBOREE_DB_URL")) {
      command.add("--db=" + (TestServers.tidb() ? "tidb" : "mysql"));
    }
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    Process process = builder.start();
    started.add(process);
    return process;
  }

  /** As they stand there, on the ports and in the folder of this run. */
  private String fiveCurlsOfTheReadme(Up up) throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    int begin = readme.indexOf("SERVER_KEY=$(cat");
    String script = readme.substring(begin, readme.indexOf("```", begin));
    Matcher address = ADDRESS.matcher(up.text());
    assertThat(address.find()).as(up.text()).isTrue();
    return script.replace("localhost:8080", address.group(1)).replace(".jamboree/", folder + "/");
  }

  private static String shell(String script) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("sh", "-euc", script).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(script).isZero();
    return said;
  }
}
