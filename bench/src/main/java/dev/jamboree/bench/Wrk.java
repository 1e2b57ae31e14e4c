package dev.jamboree.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** The load generator: one run of wrk with a script that builds the requests. */
final class Wrk {

  static final int THREADS = 2;

  private Wrk() {}

  static Outcome run(
      URI address, Path script, Map<String, String> environment, Load load, int seconds)
      throws IOException {
    var builder =
        new ProcessBuilder(
                "wrk",
                "-t" + THREADS,
                "-c" + load.connections(),
                "-d" + seconds + "s",
                "--timeout",
                "10s",
                "--latency",
                "-s",
                script.toString(),
                address.toString())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("MODE", load.kind().mode());
    builder.environment().put("THREADS", String.valueOf(THREADS));
    var process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw Child.interrupted(e);
    }
    return said.lines()
        .filter(line -> line.startsWith("JSON "))
        .map(line -> Outcome.parse(line.substring(5)))
        .findFirst()
        .orElseThrow(() -> new IOException("wrk failed:\n" + said));
  }
}
