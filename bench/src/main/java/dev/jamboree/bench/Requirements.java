package dev.jamboree.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The programs the bench runs but does not bring: wrk, node and npm. */
final class Requirements {

  /** Something is missing and cannot be had from here; the message says how to get it. */
  static final class MissingException extends Exception {
    private static final long serialVersionUID = 1;

    MissingException(String message) {
      super(message);
    }
  }

  private static final Map<String, String> PACKAGES =
      Map.of("wrk", "wrk", "node", "nodejs", "npm", "npm");

  private Requirements() {}

  static void provide(List<String> programs) throws MissingException {
    var missing = programs.stream().filter(p -> !onPath(p)).map(PACKAGES::get).toList();
    if (missing.isEmpty()) return;
    String packages = String.join(" ", missing);
    boolean root = "root".equals(System.getProperty("user.name"));
    if (!root || !onPath("apt-get")) {
      throw new MissingException(
          "missing: " + packages + "; get it with: sudo apt-get install -y " + packages);
    }
    System.out.println("installing " + packages + " (apt-get)");
    try {
      if (Child.run(
              Path.of("."), "sh", "-c", "apt-get update -qq && apt-get install -qq -y " + packages)
          == 0) return;
    } catch (IOException e) {
      throw new MissingException("apt-get could not be run: " + e.getMessage());
    }
    throw new MissingException("apt-get install -y " + packages + " failed; see above");
  }

  /** The peer's libraries, once, exactly those of its lock file. */
  static void installPeer(Path app) throws MissingException {
    if (Files.isDirectory(app.resolve("node_modules"))) return;
    System.out.println("installing the peer's libraries (npm ci)");
    try {
      if (Child.run(app, "npm", "ci", "--no-audit", "--no-fund", "--loglevel=error") == 0) return;
    } catch (IOException e) {
      throw new MissingException("npm could not be run: " + e.getMessage());
    }
    throw new MissingException("npm ci in " + app + " failed; see above");
  }

  private static boolean onPath(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, program))) return true;
    }
    return false;
  }
}
