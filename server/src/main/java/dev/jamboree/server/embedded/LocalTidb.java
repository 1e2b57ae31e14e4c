package dev.jamboree.server.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A real TiDB of one process (its SQL layer over its own small store) with its data in a folder.
 * The program is not carried along: {@link TidbProgram} says where it comes from.
 */
public final class LocalTidb {

  private static final String OPENING =
      "CREATE DATABASE IF NOT EXISTS " + DatabaseProcess.DATABASE + " COLLATE utf8mb4_bin";

  private LocalTidb() {}

  /** Starts it on a free port. */
  public static LocalDatabase start(Path program, Path dataFolder, Consumer<String> progress) {
    return start(program, dataFolder, 0, progress);
  }

  /** Starts it on the port (0: a free one); blocks until it answers. */
  public static LocalDatabase start(
      Path program, Path dataFolder, int wantedPort, Consumer<String> progress) {
    return DatabaseProcess.start(
        "TiDB",
        dataFolder,
        progress,
        folder -> {
          int port = wantedPort == 0 ? FreePort.next() : wantedPort;
          configure(folder);
          List<String> command = command(program, folder, port, FreePort.next());
          return new DatabaseProcess.Plan(command, port, "root", "", OPENING);
        });
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
