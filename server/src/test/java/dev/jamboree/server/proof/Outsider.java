package dev.jamboree.server.proof;

import dev.jamboree.server.config.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An instance in a process of its own, so that it can die like one. */
final class Outsider implements AutoCloseable {

  private final Process process;

  /** Returns once it listens; its log goes there. */
  Outsider(Map<Setting, String> settings, int port, ProcessBuilder.Redirect log) {
    var builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.jamboree.server.Main",
                "serve"));
    settings.forEach(
        (setting, value) -> builder.environment().put(setting.environmentName(), value));
    builder.redirectErrorStream(true).redirectOutput(log);
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Eventually.holds(
        "the other process listens",
        () -> {
          if (!process.isAlive()) throw new AssertionError("it ended: " + process.exitValue());
          return listens(port);
        });
  }

  private static boolean listens(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 1_000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Asks it to end, as systemd and Kubernetes do; returns when it has, with its exit value. */
  int terminate() {
    process.destroy();
    return process.onExit().orTimeout(60, TimeUnit.SECONDS).join().exitValue();
  }

  /** Ends it with -9. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
