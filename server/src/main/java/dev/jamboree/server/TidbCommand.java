package dev.jamboree.server;

import dev.jamboree.server.embedded.FolderLock;
import dev.jamboree.server.embedded.LocalDatabase;
import dev.jamboree.server.embedded.LocalTidb;
import dev.jamboree.server.embedded.TidbProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Starts the TiDB that the launcher has seen to. */
final class TidbCommand {

  private TidbCommand() {}

  static void run(List<String> words) {
    Flags flags = new Flags("tidb", words, List.of("--port", "--data"));
    int port = flags.value("--port").map(TidbCommand::port).orElse(4000);
    if (port != 0) {
      Running.requireFree(
          new dev.jamboree.server.config.Config.Address("127.0.0.1", port), "--port");
    }
    Path data = Path.of(flags.value("--data").orElse(".jamboree/tidb-server"));
    Running running = new Running();
    running.add(FolderLock.take(data));
    LocalDatabase tidb = running.add(LocalTidb.start(program(), data, port, System.out::println));
    System.out.println(
        """

        A TiDB with one process listens. Use it with
          export JAMBOREE_DB_URL=%s JAMBOREE_TIDB_URL=%s
        Its data is kept in %s. Ctrl-C stops it.\
        """
            .formatted(tidb.url(), tidb.url(), data));
    running.untilEnded();
  }

  static Path program() {
    try {
      return TidbProgram.find(home().resolve("deploy/tidb/local"))
          .orElseThrow(() ->
              new CommandException(
                  "There is no tidb-server on the PATH or in ~/.tiup, and none was built. "
                      + "./jamboree tidb builds one where Go is installed (https://go.dev/dl)."));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the launcher lies. */
  static Path home() {
    return Path.of(System.getProperty("jamboree.home", "")).toAbsolutePath();
  }

  private static int port(String text) {
    if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65535)
      return Integer.parseInt(text);
    throw new CommandException("--port must be a whole number from 0 to 65535");
  }
}
