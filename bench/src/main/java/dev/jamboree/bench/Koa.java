package dev.jamboree.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The starting design: a Koa cluster, one worker per core. All its runs join activity 1, each with
 * users of its own.
 */
final class Koa implements Contestant {

  private static final String SCHEMA = "jamboree_koa";
  private static final int USERS = 1_000_000;
  private static final int ACTIVITY = 1;

  private final Site site;
  private final World world;
  private final int port;
  private long nextUser = 1;
  private @Nullable Child child;

  Koa(Site site, World world) throws IOException {
    this.site = site;
    this.world = world;
    this.port = Site.freePort();
  }

  /** Its tables with a million users, and a session for each; then the processes. */
  @Override
  public void start() throws IOException {
    try {
      loadSchema();
    } catch (SQLException e) {
      throw new IOException("the peer's schema could not be loaded", e);
    }
    world.redis().seedPeerSessions(USERS);
    Database database = world.database();
    var environment = new HashMap<String, String>();
    environment.put("NODE_ENV", "production");
    environment.put("PORT", String.valueOf(port));
    environment.put("DB_HOST", database.host());
    environment.put("DB_PORT", String.valueOf(database.port()));
    environment.put("DB_USER", database.user());
    environment.put("DB_PASSWORD", database.password());
    environment.put("DB_NAME", SCHEMA);
    environment.put("REDIS_PORT", String.valueOf(world.redisServer().port()));
    environment.put("REDIS_PASSWORD", world.redisServer().password());
    child =
        Child.start(
                "koa",
                site.koa().resolve("app"),
                site.log("koa"),
                environment,
                List.of("node", "server.js"))
            .awaitOk(URI.create("http://127.0.0.1:" + port + "/api/activity/config/" + ACTIVITY));
  }

  @Override
  public boolean started() {
    return child != null;
  }

  @Override
  public ProcessHandle process() {
    return Objects.requireNonNull(child).handle();
  }

  @Override
  public Target prepare(Load load) throws SQLException {
    long first = nextUser;
    var environment = Map.of("AID", String.valueOf(ACTIVITY), "BASE", String.valueOf(first));
    var address = URI.create("http://127.0.0.1:" + port);
    var script = site.koa().resolve("load.lua");
    if (!load.kind().joins()) {
      return new Target(address, script, environment, Target.NOTHING_TO_CHECK);
    }
    Joins before = joins();
    return new Target(
        address,
        script,
        environment,
        outcome -> {
          nextUser = first + outcome.joinsSent() + Wrk.THREADS;
          if (nextUser > USERS) throw new IllegalStateException("the peer ran out of users");
          Joins after = Settled.await(this::joins);
          long rows = after.rows() - before.rows();
          long taken = after.taken() - before.taken();
          return Reconciliation.of(load, outcome, rows, taken, rows);
        });
  }

  private record Joins(long rows, long taken) {}

  private Joins joins() throws SQLException {
    try (Connection connection = world.database().connect(SCHEMA)) {
      return new Joins(
          Database.number(
              connection, "SELECT COUNT(*) FROM user_activity WHERE activity_id = ?", ACTIVITY),
          Database.number(
              connection,
              "SELECT total_count - remain_count FROM activity WHERE id = ?",
              ACTIVITY));
    }
  }

  /** The peer's own script, in a database of another name. */
  private void loadSchema() throws IOException, SQLException {
    String script =
        Files.readString(site.koa().resolve("schema.sql"))
            .replaceAll("(?m)^--.*$", "")
            .replace("game_activity", SCHEMA);
    try (Connection connection = world.database().connect("");
        var statement = connection.createStatement()) {
      for (String sql : script.split(";\\s*\\n", -1)) {
        if (!sql.isBlank()) statement.execute(sql);
      }
    }
  }

  @Override
  public void close() {
    if (child != null) child.close();
    child = null;
  }
}
