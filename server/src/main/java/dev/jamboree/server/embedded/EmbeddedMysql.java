package dev.jamboree.server.embedded;

import dev.jamboree.server.embedded.DatabaseProcess.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A MySQL 8.0 on the loopback with its data in a folder: durable (each commit is flushed), READ
 * COMMITTED, utf8mb4. The application's user has a random password and may do as it likes in
 * databases whose names begin with {@code jamboree}; root has none that anybody knows.
 */
public final class EmbeddedMysql {

  private static final String USER = "jamboree";

  private EmbeddedMysql() {}

  /**
   * Starts it with the data of the folder, which is made the first time; blocks until it answers.
   */
  public static LocalDatabase start(Path folder, Consumer<String> progress) {
    Path cache = Binaries.defaultCache();
    return DatabaseProcess.start("MySQL", folder, progress, real -> plan(real, cache, progress));
  }

  private static Plan plan(Path folder, Path cache, Consumer<String> progress) throws IOException {
    Path home = new Binaries(cache, progress).mysql();
    String password = Folders.secret(folder.resolve("password"));
    new FreshDatabase(cache, home, progress).provide(folder.resolve("data"));
    Folders.writePrivately(folder.resolve("init.sql"), initSql(password));
    int port = FreePort.next();
    return new Plan(command(home, folder, port), port, USER, password, "USE jamboree");
  }

  /** Run at each start by the server itself, so that nobody ever connects as root. */
  private static String initSql(String password) {
    return """
    ALTER USER 'root'@'localhost' ACCOUNT LOCK;
    CREATE USER IF NOT EXISTS 'jamboree'@'127.0.0.1';
    ALTER USER 'jamboree'@'127.0.0.1' IDENTIFIED WITH mysql_native_password BY '%s';
    GRANT ALL ON `jamboree%%`.* TO 'jamboree'@'127.0.0.1';
    CREATE DATABASE IF NOT EXISTS jamboree DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
    """
        .formatted(password);
  }

  private static List<String> command(Path home, Path folder, int port) {
    List<String> command =
        new ArrayList<>(
            List.of(
                home.resolve("bin/mysqld").toString(),
                "--no-defaults",
                "--basedir=" + home,
                "--datadir=" + folder.resolve("data"),
                "--init-file=" + folder.resolve("init.sql"),
                "--pid-file=" + folder.resolve("mysqld.pid"),
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=",
                "--mysqlx=OFF",
                "--skip-name-resolve",
                "--skip-log-bin",
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-buffer-pool-size=512M",
                "--innodb-redo-log-capacity=512M",
                // as MySQL's manual advises for few cores; the latter two are the defaults of 8.4
                "--innodb-log-writer-threads=OFF",
                "--innodb-purge-threads=1",
                "--innodb-adaptive-hash-index=OFF",
                "--transaction-isolation=READ-COMMITTED",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_bin",
                "--default-time-zone=+00:00",
                "--max-connections=600",
                "--performance-schema=OFF",
                "--local-infile=OFF",
                "--secure-file-priv=NULL",
                "--skip-ssl"));
    command.addAll(FreshDatabase.COMMON);
    return command;
  }
}
