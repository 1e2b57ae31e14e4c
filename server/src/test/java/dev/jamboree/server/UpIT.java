package dev.jamboree.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.testing.TestServers;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The command itself, as a process, from an empty folder. */
@DisabledIfEnvironmentVariable(
    named = "JAMBOREE_TIDB_URL",
    matches = ".+",
    disabledReason = "up starts a database of its own")
final class UpIT {

  private static final Pattern JOIN =
      Pattern.compile("curl -s (\\S+)/api/activity/join -H 'Authorization: Bearer ([^']+)'");

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
    assertThat(join(first)).contains("\"code\":0").doesNotContain("\"repeated\":true");

    Process second = start();
    String refusal = new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(second.waitFor()).isEqualTo(1);
    assertThat(refusal).contains("is in use by another run").doesNotContain("Exception");

    first.process().destroyForcibly().waitFor();
    Up again = up();
    assertThat(join(again)).contains("\"code\":0", "\"repeated\":true");
    assertThat(again.text()).contains(Files.readString(folder.resolve("server.key")).strip());

    List<ProcessHandle> servers = again.process().descendants().toList();
    assertThat(servers).hasSizeGreaterThanOrEqualTo(2);
    again.process().destroy();
    assertThat(again.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
    for (ProcessHandle server : servers) server.onExit().get(30, TimeUnit.SECONDS);
  }

  /** One that serves, and what it printed. */
  private record Up(Process process, String text) {}

  private Up up() throws IOException {
    Process process = start();
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
    List<String> command =
        List.of(
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
            "--ops-port=0",
            "--db=" + (TestServers.tidb() ? "tidb" : "mysql"));
    Process process = new ProcessBuilder(command).start();
    started.add(process);
    return process;
  }

  private static String join(Up up) throws IOException, InterruptedException {
    Matcher printed = JOIN.matcher(up.text());
    assertThat(printed.find()).as(up.text()).isTrue();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(printed.group(1) + "/api/activity/join"))
            .header("Authorization", "Bearer " + printed.group(2))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"activityId\":1}"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
