package dev.jamboree.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A server that speaks MySQL's protocol, as the bench itself reads and prepares it. */
record Database(Kind kind, String host, int port, String user, String password) {

  enum Kind {
    MYSQL,
    TIDB
  }

  /** As the product takes it. */
  String url(String schema) {
    String credentials = password.isEmpty() ? user : user + ":" + password;
    return "mysql://" + credentials + "@" + host + ":" + port + "/" + schema;
  }

  Connection connect(String schema) throws SQLException {
    String url =
        "jdbc:mysql://"
            + (host + ":" + port + "/" + schema)
            + "?sslMode=DISABLED&allowPublicKeyRetrieval=true&connectionTimeZone=UTC";
    return DriverManager.getConnection(url, user, password);
  }

  String version() throws SQLException {
    try (Connection connection = connect("");
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT VERSION()")) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** The one number a query answers; 0 for NULL. */
  static long number(Connection connection, String sql, long... arguments) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) statement.setLong(i + 1, arguments[i]);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /**
   * Statements that clients have sent since the server began.
   *
   * @param questions as the server counts them
   * @param kinds the sum of those of each kind: it also counts each of several in one packet
   */
  record Statements(long questions, long kinds) {

    long since(Statements before) {
      return Math.max(questions - before.questions, kinds - before.kinds);
    }
  }

  Statements statements() throws SQLException {
    long questions = 0;
    long kinds = 0;
    String sql =
        "SHOW GLOBAL STATUS WHERE Variable_name = 'Questions' OR Variable_name LIKE 'Com\\_%'";
    try (Connection connection = connect("");
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        String name = rows.getString(1);
        // these count how a statement was sent, on top of what it was
        if (name.startsWith("Com_stmt_")) continue;
        if (name.equals("Questions")) questions = rows.getLong(2);
        else kinds += rows.getLong(2);
      }
    }
    return new Statements(questions, kinds);
  }
}
