package dev.jamboree.server.audit;

import dev.jamboree.server.audit.Payload.Command;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What is on record of one draw.
 *
 * @param seed of its occurrence, in hex
 * @param document of the revision whose table was drawn from
 * @param pityDocument of the revision whose guarantee held; the same where there was none
 */
public record DrawRecord(
    long activityId,
    long occurrence,
    long userId,
    Evidence evidence,
    String seed,
    String document,
    String pityDocument) {

  private static final String BATCH = "SELECT payload FROM outbox WHERE lane = ? AND id = ?";
  private static final String SEED =
      "SELECT seed FROM draw_seed WHERE activity_id = ? AND occurrence = ?";
  private static final String DOCUMENT =
      "SELECT doc FROM activity_revision WHERE activity_id = ? AND revision = ?";

  /**
   * Names a draw, as players were told it: {@code lane.batch.user.mechanic.number}.
   *
   * @param batch the id of the outbox row
   */
  public record Id(long lane, long batch, long userId, String mechanic, long number) {

    /** Throws {@link IllegalArgumentException} when it is none. */
    public static Id parse(String text) {
      String[] parts = text.split("\\.", -1);
      if (parts.length != 5) {
        throw new IllegalArgumentException("a draw's id has five parts, like 17.7301.42.wheel.1");
      }
      return new Id(
          Long.parseLong(parts[0]),
          Long.parseLong(parts[1]),
          Long.parseLong(parts[2]),
          parts[3],
          Long.parseLong(parts[4]));
    }
  }

  /** Empty when there is no such draw. */
  public static Optional<DrawRecord> find(String jdbcUrl, String user, String password, Id id)
      throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password)) {
      Optional<String> payload = text(connection, BATCH, id.lane(), id.batch());
      if (payload.isEmpty()) return Optional.empty();
      for (Command command : Payload.read(payload.get()).commands()) {
        if (command.userId() != id.userId()) continue;
        for (Evidence evidence : command.evidence()) {
          boolean same =
              evidence.mechanic().equals(id.mechanic()) && evidence.number() == id.number();
          if (same) return Optional.of(of(connection, command, evidence));
        }
      }
      return Optional.empty();
    }
  }

  private static DrawRecord of(Connection connection, Command command, Evidence evidence)
      throws SQLException {
    long activity = command.activityId();
    int pity = evidence.pityRevision() == 0 ? evidence.revision() : evidence.pityRevision();
    return new DrawRecord(
        activity,
        command.occurrence(),
        command.userId(),
        evidence,
        seed(connection, activity, command.occurrence()),
        text(connection, DOCUMENT, activity, evidence.revision()).orElseThrow(),
        text(connection, DOCUMENT, activity, pity).orElseThrow());
  }

  private static String seed(Connection connection, long activity, long occurrence)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SEED)) {
      statement.setLong(1, activity);
      statement.setLong(2, occurrence);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) throw new SQLException("the seed is not there");
        return HexFormat.of().formatHex(row.getBytes(1));
      }
    }
  }

  private static Optional<String> text(Connection connection, String sql, long first, long second)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, first);
      statement.setLong(2, second);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }
}
