package dev.jamboree.server.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a tidb-server program is: on the PATH, in ~/.tiup, or built by {@code ./jamboree tidb}. */
public final class TidbProgram {

  private TidbProgram() {}

  /**
   * The first that is there.
   *
   * @param module the folder of the Go module that pins the version, deploy/tidb/local
   */
  public static Optional<Path> find(Path module) throws IOException {
    Optional<Path> onPath = Commands.onPath("tidb-server");
    if (onPath.isPresent()) return onPath;
    Optional<Path> tiup = inTiup();
    if (tiup.isPresent()) return tiup;
    return Files.exists(module.resolve("go.mod"))
        ? Optional.of(built(module)).filter(Files::isExecutable)
        : Optional.empty();
  }

  /** Where the launcher puts what it builds: keyed by all that pins it. */
  static Path built(Path module) throws IOException {
    MessageDigest digest = sha256();
    for (String file : new String[] {"go.mod", "go.sum", "tidb.go"}) {
      digest.update(Files.readAllBytes(module.resolve(file)));
    }
    String key = HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    return Binaries.defaultCache().resolve("tidb").resolve(key).resolve("tidb-server");
  }

  private static Optional<Path> inTiup() throws IOException {
    Path versions = Path.of(System.getProperty("user.home"), ".tiup/components/tidb");
    if (!Files.isDirectory(versions)) return Optional.empty();
    try (Stream<Path> folders = Files.list(versions)) {
      return folders
          .map(version -> version.resolve("tidb-server"))
          .filter(Files::isExecutable)
          .max(Path::compareTo);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
