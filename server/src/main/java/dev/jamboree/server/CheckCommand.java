package dev.jamboree.server;

import dev.jamboree.server.audit.Audit;
import dev.jamboree.server.audit.Report;
import dev.jamboree.server.config.DatabaseAddress;
import dev.jamboree.server.config.Setting;
import dev.jamboree.server.config.SettingsReader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Audits a live database: nothing oversold, nothing lost. */
final class CheckCommand {

  private CheckCommand() {}

  static void run(List<String> words) {
    Flags flags = new Flags("check", words, List.of("--config"));
    SettingsReader reader = new SettingsReader();
    flags.value("--config").map(Path::of).ifPresent(reader::file);
    reader.environment(System.getenv());
    DatabaseAddress database =
        DatabaseAddress.parse(
            reader
                .settings(List.of(Setting.REDIS_URL, Setting.SERVER_KEY, Setting.ADMIN_TOKEN))
                .text(Setting.DB_URL));
    Report report = audit(database);
    if (!report.clean()) throw new CommandException(report.text());
    System.out.println(report.text());
  }

  private static Report audit(DatabaseAddress database) {
    try {
      return Audit.run(
          database.jdbcUrl(), database.user(), database.password(), System.err::println);
    } catch (SQLException e) {
      throw new CommandException("The database " + database + " cannot be read: " + e.getMessage());
    }
  }
}
