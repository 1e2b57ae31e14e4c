package dev.jamboree.server.audit;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  private static final String JOINS =
      """
      SELECT activity_id, occurrence, revision, user_id, batch FROM user_activity
      """;

  private static final String DOCUMENT =
      """
      SELECT doc FROM activity_revision WHERE activity_id = ? AND revision = ?
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

  /** Activity, occurrence, revision, user, batch. */
  void joins(Rows rows) throws SQLException {
    stream(JOINS, rows);
  }

  /** The mechanics of a revision; null when there is no such revision. */
  @Nullable List<String> mechanics(long activityId, int revision) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DOCUMENT)) {
      statement.setLong(1, activityId);
      statement.setInt(2, revision);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? mechanics(row.getString(1)) : null;
      }
    }
  }

  private static List<String> mechanics(String document) {
    JsonArray all = new JsonObject(document).getJsonArray("mechanics");
    List<String> ids = new ArrayList<>(all.size());
    for (int i = 0; i < all.size(); i++) ids.add(all.getJsonObject(i).getString("id"));
    return ids;
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
