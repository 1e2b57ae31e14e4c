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

/** A database server as a process of ours, whichever it is. */
final class DatabaseProcess implements LocalDatabase {

  static final String DATABASE = "jamboree";

  /**
   * How it is started and entered.
   *
   * @param opening a statement that works once it serves; run each time it has started
   */
  record Plan(List<String> command, int port, String user, String password, String opening) {}

  /** Makes a plan for a folder, which exists and in which no server runs. */
  @FunctionalInterface
  interface Planner {
    Plan plan(Path folder) throws IOException;
  }

  private final String name;
  private final Path folder;
  private final Plan plan;
  private ServerProcess process;

  private DatabaseProcess(String name, Path folder, Plan plan, ServerProcess process) {
    this.name = name;
    this.folder = folder;
    this.plan = plan;
    this.process = process;
  }

  /** Starts it with the data of the folder; blocks until it answers. */
  static LocalDatabase start(
      String name, Path dataFolder, Consumer<String> progress, Planner planner) {
    try {
      Path folder = Files.createDirectories(dataFolder).toRealPath();
      if (ServerProcess.endLeftover(folder)) {
        progress.accept(
            "Stopped a " + name + " that an earlier run had left over; it recovers its data");
      }
      Plan plan = planner.plan(folder);
      ServerProcess process = ServerProcess.start(folder, plan.command());
      var database = new DatabaseProcess(name, folder, plan, process);
      database.awaitReady(progress);
      return database;
    } catch (IOException e) {
      throw new EmbeddedServerException(name + " in " + dataFolder + " did not start: " + e, e);
    }
  }

  @Override
  public String host() {
    return "127.0.0.1";
  }

  @Override
  public int port() {
    return plan.port();
  }

  @Override
  public String user() {
    return plan.user();
  }

  @Override
  public String password() {
    return plan.password();
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
      process = ServerProcess.start(folder, plan.command());
    } catch (IOException e) {
      throw new EmbeddedServerException(name + " in " + folder + " did not start again: " + e, e);
    }
    awaitReady(_ -> {});
  }

  @Override
  public void close() {
    process.stop();
  }

  private void awaitReady(Consumer<String> progress) {
    Readiness.await(name, process, progress, this::answers);
  }

  private boolean answers() {
    String url = "jdbc:mysql://127.0.0.1:" + port() + "/?sslMode=DISABLED&connectTimeout=2000";
    try (Connection connection = DriverManager.getConnection(url, user(), password());
        Statement statement = connection.createStatement()) {
      statement.execute(plan.opening());
      return true;
    } catch (SQLException notYet) {
      return false;
    }
  }
}
