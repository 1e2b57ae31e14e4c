package dev.jamboree.server.testing;

import dev.jamboree.server.config.DatabaseAddress;
import dev.jamboree.server.embedded.EmbeddedRedis;
import dev.jamboree.server.embedded.LocalDatabase;
import dev.jamboree.server.store.Migrations;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real database and a real Redis for a test class: {@code @RegisterExtension static final
 * TestServers servers = new TestServers();}. The servers are shared by all classes of the JVM; the
 * database is fresh, migrated and the class's own, and so is its Redis database. Which kind of
 * database: the system property {@code jamboree.test.database}, {@code mysql} or {@code tidb}.
 */
public final class TestServers implements BeforeAllCallback, AfterAllCallback {

  private final List<AutoCloseable> ownServers = new ArrayList<>();
  private @Nullable SharedServers shared;
  private @Nullable DatabaseAddress database;
  private @Nullable String redisUrl;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    shared =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(TestServers.class))
            .computeIfAbsent(
                SharedServers.class, ignored -> new SharedServers(), SharedServers.class);
    database = freshDatabase(shared.database());
    redisUrl = shared.freshRedisUrl();
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    for (AutoCloseable server : ownServers.reversed()) server.close();
    ownServers.clear();
    if (database != null) execute(database, "DROP DATABASE " + database.database());
  }

  /** The class's own database, migrated. */
  public DatabaseAddress database() {
    return Objects.requireNonNull(database, "only while the tests of the class run");
  }

  /** The class's own Redis database. */
  public String redisUrl() {
    return Objects.requireNonNull(redisUrl, "only while the tests of the class run");
  }

  /** Whether the database is a TiDB. */
  public static boolean tidb() {
    return SharedServers.KIND.equals("tidb");
  }

  /** A JDBC connection to the class's own database, to look at what is there. */
  public Connection connect() throws SQLException {
    return connect(database());
  }

  /** A JDBC connection. */
  public static Connection connect(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
  }

  /**
   * A database server of its own, of the same kind, which the test may kill and restart; its
   * database is migrated. Stopped after the class. Skips the test where only a foreign TiDB is to
   * be had.
   */
  public LocalDatabase ownDatabase() throws IOException {
    SharedServers servers = Objects.requireNonNull(shared);
    LocalDatabase own = servers.startDatabase(servers.freshFolder("own-database"));
    ownServers.add(own);
    migrate(DatabaseAddress.parse(own.url()));
    return own;
  }

  /** A Redis of its own, which the test may kill and restart; stopped after the class. */
  public EmbeddedRedis ownRedis() throws IOException {
    Path folder = Objects.requireNonNull(shared).freshFolder("own-redis");
    EmbeddedRedis own = EmbeddedRedis.start(folder, SharedServers::say);
    ownServers.add(own);
    return own;
  }

  /** Another fresh, migrated database on the shared server, kept until the JVM ends. */
  public DatabaseAddress anotherDatabase() throws SQLException {
    return freshDatabase(database());
  }

  private static DatabaseAddress freshDatabase(DatabaseAddress server) throws SQLException {
    byte[] chance = new byte[6];
    ThreadLocalRandom.current().nextBytes(chance);
    String name = "jamboree_test_" + HexFormat.of().formatHex(chance);
    execute(
        server, "CREATE DATABASE " + name + " DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    DatabaseAddress fresh = server.withDatabase(name);
    migrate(fresh);
    return fresh;
  }

  private static void migrate(DatabaseAddress address) {
    new Migrations(address.jdbcUrl(), address.user(), address.password()).migrate();
  }

  private static void execute(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection = connect(address);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
