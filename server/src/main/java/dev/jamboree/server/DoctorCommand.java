package dev.jamboree.server;

import dev.jamboree.server.config.Config;
import dev.jamboree.server.config.DatabaseAddress;
import dev.jamboree.server.config.Setting;
import dev.jamboree.server.config.SettingsReader;
import dev.jamboree.server.doctor.DatabaseDoctor;
import dev.jamboree.server.doctor.Finding;
import dev.jamboree.server.doctor.RedisDoctor;
import dev.jamboree.server.pipeline.Lanes;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** Says what to change on a database and a Redis before players come. */
final class DoctorCommand {

  private DoctorCommand() {}

  static void run(List<String> words) {
    Flags flags = new Flags("doctor", words, List.of("--config"));
    SettingsReader reader =
        new SettingsReader()
            .assume(Setting.SERVER_KEY, "not needed to look")
            .assume(Setting.ADMIN_TOKEN, "not needed to look");
    flags.value("--config").map(Path::of).ifPresent(reader::file);
    reader.environment(System.getenv());
    Config config = Config.of(reader.settings(List.of()));
    System.out.println("Database " + config.database());
    boolean well = print(database(config));
    System.out.println("Redis " + config.redis());
    well &= print(redis(config));
    if (!well) throw new CommandException("What is marked BAD breaks a promise: mend it first.");
  }

  private static List<Finding> database(Config config) {
    DatabaseAddress address = config.database();
    try (Connection connection =
        DriverManager.getConnection(
            address.jdbcUrl() + "&useAffectedRows=true", address.user(), address.password())) {
      int connections = config.databasePool() + Lanes.connections(config.lanes().count());
      return DatabaseDoctor.examine(connection, connections);
    } catch (SQLException e) {
      throw new CommandException(
          "The database " + address + " cannot be examined: " + e.getMessage());
    }
  }

  private static List<Finding> redis(Config config) {
    Vertx vertx = Vertx.vertx();
    try {
      Redis redis = Redis.createClient(vertx, config.redis().url());
      return Running.await(RedisDoctor.examine(redis));
    } catch (RuntimeException e) {
      throw new CommandException("Redis cannot be examined: " + e.getMessage());
    } finally {
      Running.await(vertx.close());
    }
  }

  private static boolean print(List<Finding> findings) {
    findings.forEach(finding -> System.out.println("  " + finding));
    return findings.stream().noneMatch(finding -> finding.verdict() == Finding.Verdict.BAD);
  }
}
