package dev.jamboree.server.doctor;

import static dev.jamboree.server.doctor.Finding.Verdict.BAD;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

  private final Statement sql;
  private final int connections;
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
    Map<String, String> variables = new HashMap<>();
    try (ResultSet rows = sql.executeQuery("SHOW GLOBAL VARIABLES")) {
      while (rows.next()) {
        variables.put(rows.getString(1).toLowerCase(Locale.ROOT), rows.getString(2));
      }
    }
    findings.addAll(DatabaseSettings.judge(text("SELECT VERSION()"), variables, connections));
    clock();
    affectedRows();
    underflow();
  }

  private void clock() throws SQLException {
    Instant before = Instant.now();
    Instant theirs;
    try (ResultSet row = sql.executeQuery("SELECT CAST(UTC_TIMESTAMP(6) AS CHAR)")) {
      row.next();
      theirs = LocalDateTime.parse(row.getString(1).replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }
    Instant after = Instant.now();
    findings.add(
        ClockSkew.judge(
            "clock of the database",
            before,
            theirs,
            after,
            "run NTP on both: activities open by the instance's clock"));
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

  private String text(String query) throws SQLException {
    try (ResultSet row = sql.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
