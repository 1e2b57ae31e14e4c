package dev.jamboree.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The product as its instances share it: one migrated schema, the two credentials, the players. */
final class Installation {

  static final Operator.Keys KEYS =
      new Operator.Keys("bench-server-key-0123456789abcdef", "bench-admin-token-0123456789abcdef");

  private static final String SCHEMA = "jamboree_bench";

  private final Site site;
  private final World world;
  private final int playerCount;
  private boolean migrated;
  private @Nullable Players players;

  /**
   * @param playerCount how many users have a session: each joins once in a run
   */
  Installation(Site site, World world, int playerCount) {
    this.site = site;
    this.world = world;
    this.playerCount = playerCount;
  }

  Database database() {
    return world.database();
  }

  String schema() {
    return SCHEMA;
  }

  /** What the product is told by its environment. */
  Map<String, String> environment() {
    return Map.of(
        "JAMBOREE_DB_URL", world.database().url(SCHEMA),
        "JAMBOREE_REDIS_URL", world.redisServer().url(),
        "JAMBOREE_SERVER_KEY", KEYS.server(),
        "JAMBOREE_ADMIN_TOKEN", KEYS.admin());
  }

  /** An empty schema, migrated by the product itself; once. */
  void migrate() throws IOException {
    if (migrated) return;
    try (var connection = world.database().connect("");
        var statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + SCHEMA);
      statement.execute("CREATE DATABASE " + SCHEMA + " COLLATE utf8mb4_bin");
    } catch (SQLException e) {
      throw new IOException("the product's schema could not be made", e);
    }
    var command = Site.java(Jamboree.MAIN, "migrate");
    Child.start("migrate", site.home(), site.log("migrate"), environment(), command).awaitSuccess();
    migrated = true;
  }

  /** Users with sessions, made by the first instance that serves; once. */
  void seed(Operator operator) throws IOException {
    if (players != null) return;
    System.out.printf("making %,d sessions%n", playerCount);
    players = Players.create(playersFile(), playerCount, operator);
  }

  Players players() {
    return Objects.requireNonNull(players, "an instance must have started");
  }

  Path playersFile() {
    return site.data().resolve("players");
  }
}
