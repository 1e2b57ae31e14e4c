package dev.jamboree.server.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A Redis on the loopback that keeps nothing on disk: what it holds may vanish at any time, by
 * design. It has a password, since who can write a session into it can be any user.
 */
public final class EmbeddedRedis implements AutoCloseable {

  private static final String HOST = "127.0.0.1";

  private final Path folder;
  private final Path program;
  private final String password;
  private final int port;
  private ServerProcess process;

  private EmbeddedRedis(
      Path folder, Path program, String password, int port, ServerProcess process) {
    this.folder = folder;
    this.program = program;
    this.password = password;
    this.port = port;
    this.process = process;
  }

  /** Starts it with its log and configuration in the folder; blocks until it answers. */
  public static EmbeddedRedis start(Path dataFolder, Consumer<String> progress) {
    try {
      Path folder = Files.createDirectories(dataFolder).toRealPath();
      Path program = new Binaries(Binaries.defaultCache(), progress).redis();
      ServerProcess.endLeftover(folder);
      String password = Folders.secret(folder.resolve("password"));
      int port = FreePort.next();
      Folders.writePrivately(
          folder.resolve("redis.conf"),
          """
          bind 127.0.0.1
          port %d
          requirepass %s
          dir %s
          save ""
          appendonly no
          daemonize no
          """
              .formatted(port, password, folder));
      EmbeddedRedis redis =
          new EmbeddedRedis(folder, program, password, port, launch(program, folder));
      redis.awaitReady(progress);
      return redis;
    } catch (IOException e) {
      throw new EmbeddedServerException("Redis in " + dataFolder + " did not start: " + e, e);
    }
  }

  /** Where it listens. */
  public String host() {
    return HOST;
  }

  /** Where it listens; the same after a restart. */
  public int port() {
    return port;
  }

  /** The password that it asks for. */
  public String password() {
    return password;
  }

  /** As in {@code JAMBOREE_REDIS_URL}. */
  public String url() {
    return "redis://:" + password + "@" + HOST + ":" + port;
  }

  /** The process that now serves. */
  public long pid() {
    return process.pid();
  }

  /** Ends it as a crash would (kill -9); all it held is gone. */
  public void kill() {
    process.kill();
  }

  /** Starts it again, empty, on the same port; blocks until it answers. */
  public void restart() {
    try {
      if (process.isAlive()) process.stop();
      process = launch(program, folder);
    } catch (IOException e) {
      throw new EmbeddedServerException("Redis in " + folder + " did not start again: " + e, e);
    }
    awaitReady(ignored -> {});
  }

  @Override
  public void close() {
    process.stop();
  }

  private static ServerProcess launch(Path program, Path folder) throws IOException {
    return ServerProcess.start(
        folder, List.of(program.toString(), folder.resolve("redis.conf").toString()));
  }

  private void awaitReady(Consumer<String> progress) {
    Readiness.await("Redis", process, progress, this::answers);
  }

  /** Empties one of its numbered databases. */
  public void flush(int database) throws IOException {
    if (!tell("SELECT " + database + "\r\nFLUSHDB", "+OK\r\n+OK\r\n")) {
      throw new IOException("Redis at " + HOST + ":" + port + " refused FLUSHDB");
    }
  }

  private boolean answers() {
    try {
      return tell("PING", "+PONG\r\n");
    } catch (IOException notYet) {
      return false;
    }
  }

  private boolean tell(String commands, String expected) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.ofLiteral(HOST), port), 1_000);
      socket.setSoTimeout(5_000);
      String request = "AUTH " + password + "\r\n" + commands + "\r\n";
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      String wanted = "+OK\r\n" + expected;
      byte[] answer = socket.getInputStream().readNBytes(wanted.length());
      return new String(answer, US_ASCII).equals(wanted);
    }
  }
}
