package dev.jamboree.server.audit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/**
 * The database as it stood at one instant, whatever is written meanwhile: one transaction that sees
 * one state. Tables are read row by row and never held.
 */
final class Snapshot implements AutoCloseable {

  private static final String UNBALANCED =
      """
      SELECT CONCAT('activity ', activity_id, ', occurrence ', occurrence, ', item ', item,
                    ', slot ', slot, ': ', initial, ' + ', added, ' is not ', remaining, ' + ',
                    granted)
        FROM stock
       WHERE CAST(initial AS DECIMAL(30)) + added
             <> CAST(remaining AS DECIMAL(30)) + CAST(granted AS DECIMAL(30))
       ORDER BY activity_id, occurrence, item, slot
      """;

  private static final String STOCKS =
      """
      SELECT activity_id, occurrence, item, SUM(granted) FROM stock
       GROUP BY activity_id, occurrence, item
      """;

  private static final String BATCHES =
      """
      SELECT lane, id, grants, payload FROM outbox
      """;

  private static final String STANDINGS =
      """
      SELECT activity_id, occurrence, revision, user_id, batch, joined_at, state FROM user_activity
      """;

  private static final String REVISIONS =
      """
      SELECT activity_id, revision FROM activity_revision
      """;

  private final Connection connection;

  Snapshot(String jdbcUrl, String user, String password) throws SQLException {
    connection = DriverManager.getConnection(jdbcUrl, user, password);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
    }
  }

  /** Does something with each row. */
  interface Rows {
    void row(ResultSet row) throws SQLException;
  }

  /** One text for each row of stock that does not add up. */
  void unbalanced(Rows rows) throws SQLException {
    stream(UNBALANCED, rows);
  }

  /** Activity, occurrence, item and what was granted of it. */
  void stocks(Rows rows) throws SQLException {
    stream(STOCKS, rows);
  }

  /** Lane, id, grants, payload. */
  void batches(Rows rows) throws SQLException {
    stream(BATCHES, rows);
  }

  /** Activity, occurrence, revision, user, batch, when joined (0 for not), state. */
  void standings(Rows rows) throws SQLException {
    stream(STANDINGS, rows);
  }

  /** Those that exist. */
  Set<Revised> revisions() throws SQLException {
    Set<Revised> all = new HashSet<>();
    stream(REVISIONS, row -> all.add(new Revised(row.getLong(1), row.getInt(2))));
    return all;
  }

  private void stream(String sql, Rows rows) throws SQLException {
    try (Statement statement =
        connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      // Connector/J's word for one row at a time; any other number has it hold them all.
      statement.setFetchSize(Integer.MIN_VALUE);
      try (ResultSet row = statement.executeQuery(sql)) {
        while (row.next()) rows.row(row);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
