package dev.jamboree.server;

import dev.jamboree.server.config.DatabaseAddress;
import dev.jamboree.server.config.Setting;
import dev.jamboree.server.config.SettingsReader;
import dev.jamboree.server.store.Migrations;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.api.FlywayException;

/** Brings the database's tables up to date. */
final class MigrateCommand {

  private MigrateCommand() {}

  static void run(List<String> words) {
    int steps = migrate(database("migrate", words));
    System.out.println(
        steps == 0
            ? "The tables are up to date."
            : "The tables are up to date: " + steps + " steps.");
  }

  /** The database that such a command is for; it needs no other setting. */
  static DatabaseAddress database(String command, List<String> words) {
    Flags flags = new Flags(command, words, List.of("--config"));
    SettingsReader reader = new SettingsReader();
    flags.value("--config").map(Path::of).ifPresent(reader::file);
    reader.environment(System.getenv());
    return DatabaseAddress.parse(
        reader
            .settings(List.of(Setting.REDIS_URL, Setting.SERVER_KEY, Setting.ADMIN_TOKEN))
            .text(Setting.DB_URL));
  }

  static int migrate(DatabaseAddress database) {
    try {
      return migrations(database).migrate();
    } catch (FlywayException e) {
      throw new CommandException("The tables of " + database + " were not migrated: " + reason(e));
    }
  }

  /** Nothing is served on tables of an older version: it would fail in the middle. */
  static void requireUpToDate(DatabaseAddress database) {
    List<String> pending;
    try {
      pending = migrations(database).pending();
    } catch (FlywayException e) {
      throw new CommandException("The database " + database + " cannot be read: " + reason(e));
    }
    if (!pending.isEmpty()) {
      throw new CommandException(
          "The tables of "
              + database
              + " lack "
              + String.join(", ", pending)
              + ". Run ./jamboree migrate first.");
    }
  }

  private static Migrations migrations(DatabaseAddress database) {
    return new Migrations(database.jdbcUrl(), database.user(), database.password());
  }

  private static String reason(FlywayException e) {
    Throwable cause = e;
    while (cause.getCause() != null) cause = cause.getCause();
    return String.valueOf(cause.getMessage()).strip();
  }
}
