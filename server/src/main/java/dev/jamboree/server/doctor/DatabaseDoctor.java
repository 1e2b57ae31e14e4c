package dev.jamboree.server.doctor;

import static dev.jamboree.server.doctor.Finding.Verdict.BAD;
import static dev.jamboree.server.doctor.Finding.Verdict.WARN;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Looks at what durability and the write path need of a MySQL or a TiDB. */
public final class DatabaseDoctor {

  private static final Duration SKEW = Duration.ofSeconds(1);
  private static final long PACKET = 16L << 20;

  private final Statement sql;
  private final int connections;
  private final Map<String, String> variables = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private DatabaseDoctor(Statement sql, int connections) {
    this.sql = sql;
    this.connections = connections;
  }

  /**
   * Looks, and changes nothing that lasts.
   *
   * @param connections that one instance will open
   */
  public static List<Finding> examine(Connection connection, int connections) throws SQLException {
    try (Statement sql = connection.createStatement()) {
      var doctor = new DatabaseDoctor(sql, connections);
      doctor.examine();
      return List.copyOf(doctor.findings);
    }
  }

  private void examine() throws SQLException {
    try (ResultSet rows = sql.executeQuery("SHOW GLOBAL VARIABLES")) {
      while (rows.next()) {
        variables.put(rows.getString(1).toLowerCase(Locale.ROOT), rows.getString(2));
      }
    }
    String version = text("SELECT VERSION()");
    boolean tidb = version.contains("TiDB");
    if (tidb) tidb(version);
    else mysql(version);
    limits(tidb);
    clock();
    affectedRows();
    underflow();
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

  private void clock() throws SQLException {
    Instant before = Instant.now();
    Instant theirs;
    try (ResultSet row = sql.executeQuery("SELECT CAST(UTC_TIMESTAMP(6) AS CHAR)")) {
      row.next();
      theirs = LocalDateTime.parse(row.getString(1).replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }
    Instant after = Instant.now();
    Duration skew =
        theirs.isBefore(before)
            ? Duration.between(theirs, before)
            : theirs.isAfter(after) ? Duration.between(after, theirs) : Duration.ZERO;
    add(
        skew.compareTo(SKEW) < 0,
        WARN,
        "clock of the database",
        skew.toMillis() + " ms from this machine's",
        "run NTP on both: activities open by the instance's clock");
  }

  /** An update that changes nothing must count nothing: a batch is checked by its counts. */
  private void affectedRows() throws SQLException {
    sql.execute("CREATE TEMPORARY TABLE jamboree_doctor (id INT PRIMARY KEY, n BIGINT UNSIGNED)");
    sql.execute("INSERT INTO jamboree_doctor VALUES (1, 1)");
    int affected = sql.executeUpdate("UPDATE jamboree_doctor SET n = 1 WHERE id = 1");
    add(
        affected == 0,
        BAD,
        "affected rows",
        affected + " for an update that changes nothing",
        "a proxy in between asks for found rows; Jamboree's own connections ask for affected rows");
  }

  private void underflow() throws SQLException {
    sql.execute("SET SESSION sql_mode = 'STRICT_TRANS_TABLES'");
    int code = 0;
    try {
      sql.executeUpdate("UPDATE jamboree_doctor SET n = n - 2 WHERE id = 1");
    } catch (SQLException refused) {
      code = refused.getErrorCode();
    }
    add(
        code == 1690,
        BAD,
        "underflow of a stock",
        code == 0 ? "accepted" : "refused with " + code,
        "this database would oversell: use MySQL 8.0 or TiDB 8.5");
    sql.execute("DROP TEMPORARY TABLE jamboree_doctor");
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

  private String text(String query) throws SQLException {
    try (ResultSet row = sql.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
