package dev.jamboree.server.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jamboree.server.config.DatabaseAddress;
import dev.jamboree.server.testing.TestServers;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A database as a whole. */
final class Tables {

  private Tables() {}

  /** Of each table, all it holds in a few characters. */
  static Map<String, String> checksums(DatabaseAddress database) throws Exception {
    Map<String, String> sums = new TreeMap<>();
    try (Connection connection = TestServers.connect(database);
        Statement statement = connection.createStatement()) {
      for (String table : names(statement)) sums.put(table, checksum(statement, table));
    }
    return sums;
  }

  private static List<String> names(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    ResultSet row = statement.executeQuery("SHOW TABLES");
    while (row.next()) names.add(row.getString(1));
    return names;
  }

  private static String checksum(Statement statement, String table) throws Exception {
    List<String> rows = new ArrayList<>();
    ResultSet row = statement.executeQuery("SELECT * FROM `" + table + "`");
    int columns = row.getMetaData().getColumnCount();
    while (row.next()) {
      var text = new StringBuilder();
      for (int i = 1; i <= columns; i++) text.append(row.getString(i)).append('|');
      rows.add(text.toString());
    }
    rows.sort(null);
    byte[] sum =
        MessageDigest.getInstance("SHA-256").digest(String.join("\n", rows).getBytes(UTF_8));
    return rows.size() + " rows " + HexFormat.of().formatHex(sum, 0, 8);
  }
}
