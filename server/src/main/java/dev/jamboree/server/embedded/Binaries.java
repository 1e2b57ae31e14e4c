package dev.jamboree.server.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The servers' programs, unpacked once from the jars that carry them. */
final class Binaries {

  private static final String MYSQL = "mysql-8.0.31";
  private static final String REDIS = "redis-6.2";
  private static final Pattern MISSING_LIBRARY =
      Pattern.compile("(\\S+): cannot open shared object file");

  /** What mysqld can do without, and which functions of it mysqld asks for. */
  private static final Map<String, List<String>> DISPENSABLE =
      Map.of(
          "libaio.so.1",
          List.of("io_setup@LIBAIO_0.4", "io_getevents@LIBAIO_0.4", "io_submit@LIBAIO_0.1"),
          "libnuma.so.1",
          List.of(
              "numa_available@libnuma_1.1",
              "numa_free@libnuma_1.1",
              "numa_alloc_local@libnuma_1.1",
              "set_mempolicy@libnuma_1.1",
              "mbind@libnuma_1.1",
              "numa_bitmask_free@libnuma_1.2",
              "numa_get_mems_allowed@libnuma_1.2"));

  private final Path cache;
  private final Consumer<String> progress;

  Binaries(Path cache, Consumer<String> progress) {
    this.cache = cache;
    this.progress = progress;
  }

  /** Where programs are kept: {@code JAMBOREE_CACHE}, else the user's cache folder. */
  static Path defaultCache() {
    Optional<String> own = Optional.ofNullable(System.getenv("JAMBOREE_CACHE"));
    Optional<String> xdg = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"));
    return own.map(Path::of)
        .or(() -> xdg.map(folder -> Path.of(folder, "jamboree")))
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "jamboree"));
  }

  /** The folder that holds bin/mysqld. */
  Path mysql() throws IOException {
    Path home = cache.resolve(MYSQL);
    if (!Files.exists(home)) {
      requireLinux("amd64", "MySQL");
      progress.accept("Unpacking MySQL 8.0.31 into " + home);
      Path fresh = freshFolder();
      Path archive = fresh.resolve("mysql.tar.gz");
      copyResource("/mysql-Linux-amd64.tar.gz", archive);
      Commands.run(List.of("tar", "-xzf", archive.toString(), "-C", fresh.toString()));
      Files.delete(archive);
      provideLibraries(fresh);
      moveInto(fresh, home);
    }
    return home;
  }

  /**
   * The redis-server program: the one carried along, or where that cannot run the machine's own.
   */
  Path redis() throws IOException {
    Path home = cache.resolve(REDIS);
    Path program = home.resolve("redis-server");
    if (Files.exists(program)) return program;
    Path fresh = freshFolder();
    Path copy = fresh.resolve("redis-server");
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    copyResource(
        arm ? "/redis-server-6.2.7-linux-arm64" : "/redis-server-6.2.6-v5-linux-amd64", copy);
    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
    Commands.Result version = Commands.attempt(List.of(copy.toString(), "--version"));
    if (version.ok()) {
      moveInto(fresh, home);
      return program;
    }
    Folders.delete(fresh);
    return Commands.onPath("redis-server")
        .orElseThrow(() ->
            new EmbeddedServerException(
                "The Redis that comes along does not run here ("
                    + version.output().strip()
                    + "). Install one (apt-get install redis-server), or the library it misses "
                    + "(apt-get install libssl3), or set JAMBOREE_REDIS_URL to one that runs."));
  }

  private void provideLibraries(Path home) throws IOException {
    while (true) {
      Commands.Result version =
          Commands.attempt(List.of(home.resolve("bin/mysqld").toString(), "--version"));
      if (version.ok()) return;
      Matcher missing = MISSING_LIBRARY.matcher(version.output());
      List<String> functions = missing.find() ? DISPENSABLE.get(missing.group(1)) : null;
      Path place = functions == null ? null : home.resolve("lib/private").resolve(missing.group(1));
      if (functions == null || place == null || Files.exists(place)) {
        throw new EmbeddedServerException(
            "The MySQL that comes along does not run here: "
                + version.output().strip()
                + ". Set JAMBOREE_DB_URL to a server that runs.");
      }
      Files.write(place, StandInLibrary.of(missing.group(1), functions));
    }
  }

  private static void requireLinux(String arch, String what) {
    if (!System.getProperty("os.name").equals("Linux")
        || !System.getProperty("os.arch").equals(arch)) {
      throw new EmbeddedServerException(
          "The embedded "
              + what
              + " runs on Linux "
              + arch
              + " only. Set JAMBOREE_DB_URL=mysql://"
              + "user:password@host:port/database to use a server of your own.");
    }
  }

  private Path freshFolder() throws IOException {
    Files.createDirectories(cache);
    return Files.createTempDirectory(cache, "unpack");
  }

  /** Atomic, so that nobody ever sees half a program; whoever comes second keeps the first's. */
  static void moveInto(Path fresh, Path home) throws IOException {
    try {
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException raced) {
      Folders.delete(fresh);
    } catch (IOException e) {
      if (!Files.exists(home)) throw e;
      Folders.delete(fresh);
    }
  }

  private static void copyResource(String name, Path to) throws IOException {
    try (InputStream in = Binaries.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new EmbeddedServerException(
            "No " + name.substring(1) + " on the class path: this build carries no servers.");
      }
      Files.copy(in, to);
    }
  }
}
