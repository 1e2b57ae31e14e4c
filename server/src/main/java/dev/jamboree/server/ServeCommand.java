package dev.jamboree.server;

import dev.jamboree.server.config.Config;
import dev.jamboree.server.config.Setting;
import dev.jamboree.server.config.Settings;
import dev.jamboree.server.config.SettingsReader;
import java.nio.file.Path;
import java.util.List;

/** Serves, on a database and a Redis that are there already. */
final class ServeCommand {

  private ServeCommand() {}

  static void run(List<String> words) {
    Flags flags = new Flags("serve", words, List.of("--config", "--port", "--ops-port"));
    SettingsReader reader = new SettingsReader();
    flags.value("--config").map(Path::of).ifPresent(reader::file);
    reader.environment(System.getenv());
    ports(flags, reader);
    Settings settings = reader.settings(List.of());
    Logging.configure(settings);
    Config config = Config.of(settings);
    Running.requireFree(config.http(), "--port");
    Running.requireFree(config.ops(), "--ops-port");
    MigrateCommand.requireUpToDate(config.database());
    Running running = new Running();
    running.serve(config);
    running.untilEnded();
  }

  static void ports(Flags flags, SettingsReader reader) {
    flags.value("--port").ifPresent(port -> reader.flag("--port", Setting.HTTP_PORT, port));
    flags.value("--ops-port").ifPresent(port -> reader.flag("--ops-port", Setting.OPS_PORT, port));
  }
}
