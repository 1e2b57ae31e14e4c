package dev.jamboree.server;

import dev.jamboree.server.audit.Audit;
import dev.jamboree.server.audit.Report;
import dev.jamboree.server.config.DatabaseAddress;
import java.sql.SQLException;
import java.util.List;

/** Audits a live database: nothing oversold, nothing lost. */
final class CheckCommand {

  private CheckCommand() {}

  static void run(List<String> words) {
    Report report = audit(MigrateCommand.database("check", words));
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
