package dev.jamboree.server;

import dev.jamboree.server.config.ConfigException;
import dev.jamboree.server.config.SettingsDocument;
import dev.jamboree.server.embedded.EmbeddedServerException;
import java.util.List;

/** The program: one command a run. */
public final class Main {

  private static final String HELP =
      """
      Jamboree: a self-hosted backend for in-game activities.

        up        starts everything on this machine: database, Redis, examples, server
                    --port 8080  --ops-port 9090  --data .jamboree  --db mysql|tidb
        serve     runs the server on a database and a Redis of yours
                    --config FILE  --port 8080  --ops-port 9090
        migrate   brings the database's tables up to date
                    --config FILE
        doctor    checks a database and a Redis for what production needs    --config FILE
        validate  says what is wrong with documents                          FILE…
        check     audits a live database: nothing oversold, nothing lost     --config FILE
        audit     recomputes what chance has said: audit draw ID             --config FILE
        tidb      builds and starts a real TiDB on this machine              --port 4000  --data DIR
        test      runs the tests; --fast only those that need no servers
        bench     measures, side by side with its peers; --quick in 5 minutes
        package   makes a release archive in dist/
        version   prints the version
        help      prints this; help settings prints all settings
      """;

  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String... words) {
    int code = run(List.of(words));
    // A command that goes on serving returns here only when the process is being ended already.
    if (code != 0) System.exit(code);
  }

  private static int run(List<String> words) {
    String command = words.isEmpty() ? "help" : words.getFirst();
    List<String> rest = words.isEmpty() ? List.of() : words.subList(1, words.size());
    try {
      switch (command) {
        case "up" -> UpCommand.run(rest);
        case "serve" -> ServeCommand.run(rest);
        case "migrate" -> MigrateCommand.run(rest);
        case "validate" -> ValidateCommand.run(rest);
        case "check" -> CheckCommand.run(rest);
        case "audit" -> AuditCommand.run(rest);
        case "tidb" -> TidbCommand.run(rest);
        case "doctor" -> DoctorCommand.run(rest);
        case "version", "--version" -> System.out.println("jamboree " + Version.current());
        case "help", "--help", "-h" -> help(rest);
        default -> throw new CommandException("There is no command " + command + ".\n\n" + HELP);
      }
      return 0;
    } catch (CommandException | EmbeddedServerException | ConfigException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  private static void help(List<String> words) {
    if (words.equals(List.of("settings"))) System.out.print(SettingsDocument.markdown());
    else System.out.print(HELP);
  }
}
