package dev.jamboree.server.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;

/**
 * A real TiDB of one process (its SQL layer over its own small store) with its data in a folder.
 * The program is not carried along: {@link TidbProgram} says where it comes from.
 */
public final class LocalTidb implements LocalDatabase {

  private static final String DATABASE = "jamboree";

  private final Path folder;
  private final Path program;
  private final int port;
  private final int statusPort;
  private ServerProcess process;

  private LocalTidb(Path folder, Path program, int port, int statusPort, ServerProcess process) {
    this.folder = folder;
    this.program = program;
    this.port = port;
    this.statusPort = statusPort;
    this.process = process;
  }

  /** Starts it on a free port. */
  public static LocalTidb start(Path program, Path dataFolder, Consumer<String> progress) {
    return start(program, dataFolder, 0, progress);
  }

  /** Starts it on the port (0: a free one); blocks until it answers. */
  public static LocalTidb start(
      Path program, Path dataFolder, int wantedPort, Consumer<String> progress) {
    try {
      Path folder = Files.createDirectories(dataFolder).toRealPath();
      if (ServerProcess.endLeftover(folder)) {
        progress.accept("Stopped a TiDB that an earlier run had left over; it recovers its data");
      }
      int port = wantedPort == 0 ? FreePort.next() : wantedPort;
      int statusPort = FreePort.next();
      configure(folder);
      ServerProcess process =
          ServerProcess.start(folder, command(program, folder, port, statusPort));
      LocalTidb tidb = new LocalTidb(folder, program, port, statusPort, process);
      tidb.awaitReady(progress);
      return tidb;
    } catch (IOException e) {
      throw new EmbeddedServerException("TiDB in " + dataFolder + " did not start: " + e, e);
    }
  }

  @Override
  public String host() {
    return "127.0.0.1";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String user() {
    return "root";
  }

  @Override
  public String password() {
    return "";
  }

  @Override
  public String database() {
    return DATABASE;
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public void kill() {
    process.kill();
  }

  @Override
  public void restart() {
    try {
      if (process.isAlive()) process.stop();
      process = ServerProcess.start(folder, command(program, folder, port, statusPort));
    } catch (IOException e) {
      throw new EmbeddedServerException("TiDB in " + folder + " did not start again: " + e, e);
    }
    awaitReady(ignored -> {});
  }

  @Override
  public void close() {
    process.stop();
  }

  private void awaitReady(Consumer<String> progress) {
    Readiness.await("TiDB", process, progress, this::answers);
  }

  private boolean answers() {
    String url = "jdbc:mysql://127.0.0.1:" + port + "/?sslMode=DISABLED&connectTimeout=2000";
    try (Connection connection = DriverManager.getConnection(url, user(), password());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE IF NOT EXISTS " + DATABASE + " COLLATE utf8mb4_bin");
      return true;
    } catch (SQLException notYet) {
      return false;
    }
  }

  /**
   * All tables in one region: its store keeps the locks of a commit under way in memory only, so
   * after a crash a transaction over several regions may be there in part. A cluster's does not.
   */
  private static void configure(Path folder) throws IOException {
    Files.writeString(folder.resolve("tidb.toml"), "split-table = false\n");
  }

  private static List<String> command(Path program, Path folder, int port, int statusPort) {
    return List.of(
        program.toString(),
        "--store=unistore",
        "--path=" + folder.resolve("data"),
        "--config=" + folder.resolve("tidb.toml"),
        "-P",
        Integer.toString(port),
        "--host",
        "127.0.0.1",
        "--status=" + statusPort,
        "--status-host=127.0.0.1",
        "--log-file=" + folder.resolve("tidb.log"),
        "-L",
        "warn",
        "--socket=");
  }
}
