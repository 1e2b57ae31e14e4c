package dev.jamboree.server.doctor;

import static dev.jamboree.server.doctor.Finding.Verdict.BAD;
import static dev.jamboree.server.doctor.Finding.Verdict.WARN;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Judges a database by what it says of itself. */
final class DatabaseSettings {

  private static final long PACKET = 16L << 20;

  private final Map<String, String> variables;
  private final int connections;
  private final List<Finding> findings = new ArrayList<>();

  private DatabaseSettings(Map<String, String> variables, int connections) {
    this.variables = variables;
    this.connections = connections;
  }

  /**
   * Judges.
   *
   * @param version as the database tells it
   * @param variables its global variables, by their names in lower case
   * @param connections that one instance will open
   */
  static List<Finding> judge(String version, Map<String, String> variables, int connections) {
    var settings = new DatabaseSettings(variables, connections);
    boolean tidb = version.contains("TiDB");
    if (tidb) settings.tidb(version);
    else settings.mysql(version);
    settings.limits(tidb);
    return List.copyOf(settings.findings);
  }

  private void mysql(String version) {
    String[] numbers = version.split("[.-]", -1);
    boolean known = version.startsWith("8.") && Integer.parseInt(numbers[0]) == 8;
    add(known, WARN, "version", "MySQL " + version, "it is tested with 8.0");
    add(
        is("innodb_flush_log_at_trx_commit", "1"),
        BAD,
        "flush at commit",
        "innodb_flush_log_at_trx_commit = " + variable("innodb_flush_log_at_trx_commit"),
        "SET PERSIST innodb_flush_log_at_trx_commit = 1: what is acknowledged must be on disk");
    boolean binlog = is("log_bin", "ON");
    add(
        !binlog || is("sync_binlog", "1"),
        BAD,
        "binary log",
        binlog ? "sync_binlog = " + variable("sync_binlog") : "off",
        "SET PERSIST sync_binlog = 1: else a crash takes committed joins from the replicas");
    add(
        is("innodb_doublewrite", "ON"),
        WARN,
        "doublewrite",
        "innodb_doublewrite = " + variable("innodb_doublewrite"),
        "turn it on, unless your file system writes pages atomically");
    findings.add(
        Finding.ok(
            "isolation",
            "READ-COMMITTED is set for each session; global: "
                + variable("transaction_isolation")));
  }

  private void tidb(String version) {
    String own = version.substring(version.indexOf("TiDB-v") + 6);
    String[] numbers = own.split("[.-]", -1);
    boolean known = Integer.parseInt(numbers[0]) >= 8;
    add(known, WARN, "version", "TiDB " + own, "it is tested with 8.5");
    add(
        is("tidb_txn_mode", "pessimistic"),
        WARN,
        "transaction mode",
        "tidb_txn_mode = " + variable("tidb_txn_mode"),
        "SET GLOBAL tidb_txn_mode = 'pessimistic': else hot stocks cost retries");
    for (String fast : List.of("tidb_enable_1pc", "tidb_enable_async_commit")) {
      add(
          is(fast, "ON"),
          WARN,
          "commit",
          fast + " = " + variable(fast),
          "SET GLOBAL " + fast + " = ON: commits then take one round trip less");
    }
  }

  private void limits(boolean tidb) {
    long packet = number("max_allowed_packet");
    add(
        packet >= PACKET,
        WARN,
        "packets",
        "max_allowed_packet = " + packet,
        "at least 16 MiB, for large batches");
    long most = number("max_connections");
    boolean enough = (tidb && most == 0) || most >= 2L * connections;
    add(
        enough,
        WARN,
        "connections",
        "max_connections = " + most + ", an instance opens " + connections,
        "raise it: every instance needs its own, and people need some to look");
  }

  private void add(
      boolean well, Finding.Verdict otherwise, String what, String found, String advice) {
    findings.add(Finding.expect(well, otherwise, what, found, advice));
  }

  private boolean is(String variable, String value) {
    return value.equalsIgnoreCase(variables.get(variable));
  }

  private String variable(String name) {
    return variables.getOrDefault(name, "unknown");
  }

  private long number(String name) {
    return Long.parseLong(variables.getOrDefault(name, "0"));
  }
}
