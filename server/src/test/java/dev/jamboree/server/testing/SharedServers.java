package dev.jamboree.server.testing;

import dev.jamboree.server.config.DatabaseAddress;
import dev.jamboree.server.embedded.EmbeddedMysql;
import dev.jamboree.server.embedded.EmbeddedRedis;
import dev.jamboree.server.embedded.Folders;
import dev.jamboree.server.embedded.LocalDatabase;
import dev.jamboree.server.embedded.LocalTidb;
import dev.jamboree.server.embedded.TidbProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** One database and one Redis for all tests of a JVM; closed by JUnit at its end. */
final class SharedServers implements AutoCloseable {

  static final String KIND = System.getProperty("jamboree.test.database", "mysql");

  private static final int REDIS_DATABASES = 16;

  private final Path folder;
  private final @Nullable LocalDatabase started;
  private final DatabaseAddress address;
  private final EmbeddedRedis redis;
  private int redisDatabases;
  private int folders;

  SharedServers() {
    try {
      this.folder = Files.createTempDirectory("jamboree-test");
      Optional<String> foreign =
          Optional.ofNullable(System.getenv("JAMBOREE_TIDB_URL"))
              .filter(url -> KIND.equals("tidb") && !url.isEmpty());
      this.started = foreign.isPresent() ? null : startDatabase(folder.resolve("database"));
      this.address = DatabaseAddress.parse(started == null ? foreign.orElseThrow() : started.url());
      this.redis = EmbeddedRedis.start(folder.resolve("redis"), SharedServers::say);
      say("Tests run on " + KIND + " at " + address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  DatabaseAddress database() {
    return address;
  }

  /** The next of Redis's numbered databases, emptied; after the last it is the first one's turn. */
  String freshRedisUrl() throws IOException {
    int number = redisDatabases++ % REDIS_DATABASES;
    redis.flush(number);
    return redis.url() + "/" + number;
  }

  synchronized Path freshFolder(String name) {
    return folder.resolve(name + "-" + ++folders);
  }

  LocalDatabase startDatabase(Path where) throws IOException {
    return switch (KIND) {
      case "mysql" -> EmbeddedMysql.start(where, SharedServers::say);
      case "tidb" -> {
        Optional<Path> program = TidbProgram.find(module());
        Assumptions.assumeTrue(
            program.isPresent(), "no tidb-server to be had: ./jamboree tidb builds one");
        yield LocalTidb.start(program.orElseThrow(), where, SharedServers::say);
      }
      default -> throw new IllegalArgumentException("jamboree.test.database=" + KIND);
    };
  }

  @Override
  public void close() throws IOException {
    redis.close();
    if (started != null) started.close();
    Folders.delete(folder);
  }

  static void say(String line) {
    System.err.println("[test servers] " + line);
  }

  /** The module is at the root of the project, tests run in one of its folders. */
  private static Path module() {
    Path here = Path.of("").toAbsolutePath();
    while (here != null && !Files.exists(here.resolve("deploy/tidb/local/go.mod"))) {
      here = here.getParent();
    }
    return here == null ? Path.of("deploy/tidb/local") : here.resolve("deploy/tidb/local");
  }
}
