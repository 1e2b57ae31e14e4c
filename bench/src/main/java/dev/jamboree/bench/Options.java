package dev.jamboree.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param only names of measures; empty means all
 * @param vary settings to compare the product's defaults with, instead of comparing it with peers
 * @param seconds of one measured run
 * @param databases which databases to measure on, in this order
 */
record Options(
    boolean quick,
    Set<String> only,
    Map<String, String> vary,
    int rounds,
    int seconds,
    List<Database.Kind> databases,
    boolean profile,
    boolean commitReport) {

  static final String USAGE =
      """
      usage: jamboree bench [--quick] [--only NAME,...] [--rounds N] [--seconds N] [--db mysql|tidb]
                            [--vary SETTING=VALUE,...] [--profile] [--commit-report]
        --quick          two short rounds, MySQL only; missed bars are shown but do not fail
        --only           these measures: %s
        --rounds         measured rounds of each contestant (default 3; quick 2)
        --seconds        length of a measured run (default 10; quick 4)
        --db             only on this database (default: MySQL, then TiDB where one can be had)
        --vary           compare the product with itself under these settings, on MySQL (varied-...);
                         many short rounds tell most: --rounds 10 --seconds 3
        --profile        record the product with JFR and print where its time and memory go
        --commit-report  copy the report to docs/performance/
      """
          .formatted(String.join(" ", Measure.names()));

  /** What each contestant must have to be found. */
  private static final Set<String> OURS =
      Set.of("http.host", "http.port", "ops.port", "drain.delay");

  /** Thrown for a command line that cannot be understood; the message says what is wrong. */
  static final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
      super(message);
    }
  }

  static Options parse(String... args) throws UsageException {
    var rest = new ArrayList<>(List.of(args));
    boolean quick = rest.remove("--quick");
    boolean profile = rest.remove("--profile");
    boolean commitReport = rest.remove("--commit-report");
    Set<String> only = Set.of();
    Map<String, String> vary = Map.of();
    int rounds = quick ? 2 : 3;
    int seconds = quick ? 4 : 10;
    var databases =
        quick ? List.of(Database.Kind.MYSQL) : List.of(Database.Kind.MYSQL, Database.Kind.TIDB);
    var each = rest.iterator();
    while (each.hasNext()) {
      String name = each.next();
      if (!each.hasNext()) throw new UsageException("not understood: " + name);
      String value = each.next();
      switch (name) {
        case "--only" -> only = measures(value);
        case "--vary" -> vary = settings(value);
        case "--rounds" -> rounds = positive(name, value);
        case "--seconds" -> seconds = positive(name, value);
        case "--db" -> databases = List.of(kind(value));
        default -> throw new UsageException("not understood: " + name);
      }
    }
    var options = new Options(quick, only, vary, rounds, seconds, databases, profile, commitReport);
    if (Arrays.stream(Measure.values()).noneMatch(options::wants)) {
      throw new UsageException("nothing to measure: varied-... need --vary, and MySQL");
    }
    if (commitReport && !vary.isEmpty()) {
      throw new UsageException("--commit-report is for the comparison with peers, not for --vary");
    }
    return options;
  }

  boolean wants(Measure measure) {
    return databases.contains(measure.database())
        && measure.varied() != vary.isEmpty()
        && (only.isEmpty() || only.contains(measure.title()));
  }

  private static Set<String> measures(String value) throws UsageException {
    var names = Set.of(value.split(",", -1));
    for (String name : names) {
      if (!Measure.names().contains(name)) throw new UsageException("no measure is called " + name);
    }
    return names;
  }

  private static Map<String, String> settings(String value) throws UsageException {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String each : value.split(",", -1)) {
      int equals = each.indexOf('=');
      if (equals < 1) throw new UsageException("--vary takes SETTING=VALUE,..., not " + value);
      String name = each.substring(0, equals);
      if (OURS.contains(name)) throw new UsageException("the bench itself sets " + name);
      settings.put(name, each.substring(equals + 1));
    }
    return settings;
  }

  private static Database.Kind kind(String value) throws UsageException {
    return switch (value) {
      case "mysql" -> Database.Kind.MYSQL;
      case "tidb" -> Database.Kind.TIDB;
      default -> throw new UsageException("--db takes mysql or tidb, not " + value);
    };
  }

  private static int positive(String name, String value) throws UsageException {
    try {
      int number = Integer.parseInt(value);
      if (number > 0) return number;
    } catch (NumberFormatException e) {
      throw new UsageException(name + " takes a number, not " + value);
    }
    throw new UsageException(name + " takes a positive number, not " + value);
  }
}
