package dev.jamboree.server.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A MySQL 8.0 on the loopback with its data in a folder: durable (each commit is flushed), READ
 * COMMITTED, utf8mb4. The application's user has a random password and may do as it likes in
 * databases whose names begin with {@code jamboree}; root has none that anybody knows.
 */
public final class EmbeddedMysql implements LocalDatabase {

  private static final String USER = "jamboree";
  private static final String DATABASE = "jamboree";

  private final Path folder;
  private final Path home;
  private final String password;
  private final int port;
  private ServerProcess process;

  private EmbeddedMysql(Path folder, Path home, String password, int port, ServerProcess process) {
    this.folder = folder;
    this.home = home;
    this.password = password;
    this.port = port;
    this.process = process;
  }

  /**
   * Starts it with the data of the folder, which is made the first time; blocks until it answers.
   */
  public static EmbeddedMysql start(Path folder, Consumer<String> progress) {
    return start(folder, Binaries.defaultCache(), progress);
  }

  static EmbeddedMysql start(Path dataFolder, Path cache, Consumer<String> progress) {
    try {
      Path folder = Files.createDirectories(dataFolder).toRealPath();
      Path home = new Binaries(cache, progress).mysql();
      if (ServerProcess.endLeftover(folder)) {
        progress.accept("Stopped a MySQL that an earlier run had left over; it recovers its data");
      }
      String password = Folders.secret(folder.resolve("password"));
      new FreshDatabase(cache, home, progress).provide(folder.resolve("data"));
      Folders.writePrivately(folder.resolve("init.sql"), initSql(password));
      int port = FreePort.next();
      ServerProcess process = ServerProcess.start(folder, command(home, folder, port));
      EmbeddedMysql mysql = new EmbeddedMysql(folder, home, password, port, process);
      mysql.awaitReady(progress);
      return mysql;
    } catch (IOException e) {
      throw new EmbeddedServerException("MySQL in " + dataFolder + " did not start: " + e, e);
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
    return USER;
  }

  @Override
  public String password() {
    return password;
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
      process = ServerProcess.start(folder, command(home, folder, port));
    } catch (IOException e) {
      throw new EmbeddedServerException("MySQL in " + folder + " did not start again: " + e, e);
    }
    awaitReady(ignored -> {});
  }

  @Override
  public void close() {
    process.stop();
  }

  private void awaitReady(Consumer<String> progress) {
    Readiness.await("MySQL", process, progress, this::answers);
  }

  private boolean answers() {
    String url =
        "jdbc:mysql://127.0.0.1:" + port + "/jamboree?sslMode=DISABLED&connectTimeout=2000";
    try (Connection connection = DriverManager.getConnection(url, USER, password)) {
      return connection.isValid(5);
    } catch (SQLException notYet) {
      return false;
    }
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
