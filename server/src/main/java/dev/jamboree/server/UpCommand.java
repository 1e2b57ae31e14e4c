package dev.jamboree.server;

import dev.jamboree.server.config.Config;
import dev.jamboree.server.config.Setting;
import dev.jamboree.server.config.Settings;
import dev.jamboree.server.config.SettingsReader;
import dev.jamboree.server.embedded.EmbeddedMysql;
import dev.jamboree.server.embedded.EmbeddedRedis;
import dev.jamboree.server.embedded.FolderLock;
import dev.jamboree.server.embedded.Folders;
import dev.jamboree.server.embedded.LocalDatabase;
import dev.jamboree.server.embedded.LocalTidb;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Everything on this machine, from nothing to a first join. */
final class UpCommand {

  private final Flags flags;
  private final Path data;
  private final Running running = new Running();

  private UpCommand(Flags flags) {
    this.flags = flags;
    this.data = Path.of(flags.value("--data").orElse(".jamboree")).toAbsolutePath().normalize();
  }

  static void run(List<String> words) {
    new UpCommand(new Flags("up", words, List.of("--port", "--ops-port", "--data", "--db"))).run();
  }

  private void run() {
    try {
      // 1. the folder is ours, and the ports are free
      running.add(FolderLock.take(data));
      SettingsReader reader = reader();
      Settings own = reader.settings(List.of(Setting.DB_URL, Setting.REDIS_URL));
      Logging.configure(own);
      Running.requireFree(address(own, Setting.HTTP_HOST, Setting.HTTP_PORT), "--port");
      Running.requireFree(address(own, Setting.OPS_HOST, Setting.OPS_PORT), "--ops-port");
      // 2. the servers, unless the environment names others
      if (own.has(Setting.DB_URL) && flags.value("--db").isPresent()) {
        throw new CommandException("JAMBOREE_DB_URL names the database already: drop it or --db.");
      }
      if (!own.has(Setting.REDIS_URL)) reader.assume(Setting.REDIS_URL, redis().url());
      if (!own.has(Setting.DB_URL)) reader.assume(Setting.DB_URL, database().url());
      Config config = Config.of(reader.settings(List.of()));
      // 3. tables, the server, examples
      MigrateCommand.migrate(config.database());
      Server server = running.serve(config);
      new Examples(TidbCommand.home().resolve("examples")).load(server);
      // 4. what to try
      boolean told = own.has(Setting.DB_URL);
      System.out.print(new Welcome(config, server.port(), server.opsPort(), data, told).text());
      System.out.flush();
      running.add(() -> System.out.println("Stopping"));
      running.untilEnded();
    } catch (IOException e) {
      throw new CommandException("Could not start: " + e);
    } finally {
      running.close();
    }
  }

  private SettingsReader reader() throws IOException {
    var environment = System.getenv();
    SettingsReader reader =
        new SettingsReader()
            .assume(Setting.HTTP_HOST, "127.0.0.1")
            .assume(Setting.OPS_HOST, "127.0.0.1")
            .assume(Setting.LOG_FORMAT, "text")
            .assume(Setting.LOG_LEVEL, "warn")
            .assume(Setting.DRAIN_DELAY, "0s")
            .environment(environment);
    keep(reader, environment, Setting.SERVER_KEY, "server.key");
    keep(reader, environment, Setting.ADMIN_TOKEN, "admin.token");
    ServeCommand.ports(flags, reader);
    return reader;
  }

  /** A key that nobody gives is made once and kept. */
  private void keep(
      SettingsReader reader, Map<String, String> environment, Setting key, String file)
      throws IOException {
    if (environment.containsKey(key.environmentName())) return;
    reader.assume(key, Folders.secret(data.resolve(file)));
  }

  private EmbeddedRedis redis() {
    return running.add(EmbeddedRedis.start(data.resolve("redis"), System.out::println));
  }

  private LocalDatabase database() {
    String kind = flags.value("--db").orElse("mysql");
    return switch (kind) {
      case "mysql" -> running.add(EmbeddedMysql.start(data.resolve("mysql"), System.out::println));
      case "tidb" ->
          running.add(
              LocalTidb.start(TidbCommand.program(), data.resolve("tidb"), System.out::println));
      default -> throw new CommandException("--db must be mysql or tidb");
    };
  }

  private static Config.Address address(Settings settings, Setting host, Setting port) {
    return new Config.Address(settings.text(host), settings.number(port));
  }
}
