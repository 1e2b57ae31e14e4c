package dev.jamboree.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was measured, and with what. */
final class Versions {

  private final Map<String, String> byName = new LinkedHashMap<>();

  Versions(Site site) throws IOException {
    byName.put("Jamboree", revision(site));
    byName.put("Java", Runtime.version().toString());
    byName.put("wrk", Child.output("wrk", "--version").split(" ", 3)[1]);
    byName.put("Node.js", Child.output("node", "--version").strip());
    var peer =
        new JsonObject(Files.readString(site.koa().resolve("app/package.json")))
            .getJsonObject("dependencies");
    peer.forEach(library -> byName.put(library.getKey(), String.valueOf(library.getValue())));
  }

  /** Notes the servers of this world. */
  void add(World world) throws IOException {
    byName.put("Redis", world.redis().info("redis_version"));
    try {
      String name = world.database().kind() == Database.Kind.MYSQL ? "MySQL" : "TiDB";
      byName.put(name, world.database().version());
    } catch (java.sql.SQLException e) {
      throw new IOException("the database does not tell its version", e);
    }
  }

  /** The commit it was built from, where that can be told. */
  private static String revision(Site site) throws IOException {
    if (!Files.exists(site.home().resolve(".git"))) return "release";
    String home = site.home().toString();
    String commit = Child.output("git", "-C", home, "rev-parse", "--short", "HEAD").strip();
    String changes = Child.output("git", "-C", home, "status", "--porcelain", "-uno").strip();
    return changes.isEmpty() ? commit : commit + " with changes";
  }

  Map<String, String> byName() {
    return byName;
  }
}
