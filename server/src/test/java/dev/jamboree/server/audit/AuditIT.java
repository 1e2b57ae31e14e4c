package dev.jamboree.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.admin.Sample;
import dev.jamboree.server.audit.Drift.Kind;
import dev.jamboree.server.config.DatabaseAddress;
import dev.jamboree.server.testing.TestServers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class AuditIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  private static final int BATCHES = 40;
  private static final int USERS = 25;

  @BeforeEach
  void fillTheBooks() throws SQLException {
    try (Connection connection = servers.connect()) {
      connection.setAutoCommit(false);
      for (String table : List.of("activity_revision", "stock", "outbox", "user_activity")) {
        execute(connection, "DELETE FROM " + table);
      }
      document(connection, 1, 1, Sample.grab(5000, 1));
      document(connection, 1, 2, Sample.grab(5000, 1).replace("gem", "gold"));
      execute(
          connection,
          "INSERT INTO stock VALUES (1, 0, 'gift', 0, 2500, -100, 2400, 0),"
              + " (1, 0, 'gift', 1, 2500, 0, 2500, 0), (1, 86400, 'gift', 0, 7, 0, 7, 0)");
      commit(connection, 1, BATCHES);
      connection.commit();
    }
  }

  /** What the write path does: half under the first revision, every user once. */
  private static void commit(Connection connection, int first, int last) throws SQLException {
    List<String> joins = new ArrayList<>();
    List<String> batches = new ArrayList<>();
    for (int batch = first; batch <= last; batch++) {
      List<String> users = new ArrayList<>();
      int revision = batch % 2 == 0 ? 1 : 2;
      for (int user = batch * USERS; user < (batch + 1) * USERS; user++) {
        users.add(Integer.toString(user));
        String state = user == batch * USERS ? "'{\"b\":{\"ticket\":2},\"m\":{}}'" : "NULL";
        joins.add("(1, %d, 0, %d, 5, %d, 1, %s)".formatted(user, revision, batch, state));
      }
      String payload =
          ("{\"j\":[{\"a\":1,\"o\":0,\"r\":%d,\"g\":[\"gift\"],\"u\":[%s]}],"
                  + "\"c\":[{\"a\":1,\"o\":0,\"u\":%d,\"g\":[[\"daily.d1\",%d,1]],"
                  + "\"b\":[[\"ticket\",3,3],[\"ticket\",-1,2]]}]}")
              .formatted(revision, String.join(",", users), batch * USERS, revision);
      batches.add("(%d, %d, %d, '%s')".formatted(batch % 3, batch, USERS + 1, payload));
    }
    execute(connection, "INSERT INTO user_activity VALUES " + String.join(",", joins));
    execute(
        connection,
        "INSERT INTO outbox (lane, id, grants, payload) VALUES " + String.join(",", batches));
    for (int slot = 0; slot < 2; slot++) {
      int units = USERS * ((last + 2 - slot) / 2 - (first + 1 - slot) / 2);
      execute(
          connection,
          "UPDATE stock SET remaining = remaining - %1$d, granted = granted + %1$d WHERE slot = %2$d AND occurrence = 0"
              .formatted(units, slot));
    }
  }

  @Test
  void booksThatAgreeAreClean() throws SQLException {
    Report report = audit();
    assertThat(report.drifts()).isEmpty();
    assertThat(report.clean()).isTrue();
    assertThat(report)
        .isEqualTo(
            new Report(2, BATCHES, BATCHES * (USERS + 1), BATCHES * USERS, List.of(), false));
    assertThat(report.text())
        .isEqualTo("1,000 joins, 1,040 grants in 40 batches, 2 stocks: all of it agrees.");
  }

  static Stream<Arguments> drifts() {
    return Stream.of(
        Arguments.of(
            "a unit that vanished",
            "UPDATE stock SET remaining = remaining - 1 WHERE slot = 1",
            List.of(Kind.STOCK_DOES_NOT_ADD_UP),
            "slot 1: 2500 + 0 is not 1999 + 500"),
        Arguments.of(
            "a unit that was taken for nobody",
            "UPDATE stock SET remaining = remaining - 1, granted = granted + 1 WHERE slot = 1",
            List.of(Kind.STOCK_AND_BATCHES_DIFFER),
            "activity 1, occurrence 0, item gift: 1001 taken, 1000 told"),
        Arguments.of(
            "a stock that is not there",
            "DELETE FROM stock WHERE occurrence = 0",
            List.of(Kind.STOCK_AND_BATCHES_DIFFER),
            "activity 1, occurrence 0, item gift: 0 taken, 1000 told"),
        Arguments.of(
            "a batch that says one more than it holds",
            "UPDATE outbox SET grants = grants + 1 WHERE id = 7",
            List.of(Kind.BATCH_MISCOUNTED),
            "lane 1, id 7: says 27, holds 26"),
        Arguments.of(
            "a batch that nobody can read",
            "UPDATE outbox SET payload = LEFT(payload, 20), grants = 0 WHERE id = 7",
            List.of(
                Kind.BATCH_UNREADABLE,
                Kind.STOCK_AND_BATCHES_DIFFER,
                Kind.JOIN_WITHOUT_GRANT,
                Kind.BALANCE_AND_LEDGER_DIFFER),
            "lane 1, id 7"),
        Arguments.of(
            "a batch that is lost",
            "DELETE FROM outbox WHERE id = 7",
            List.of(
                Kind.STOCK_AND_BATCHES_DIFFER,
                Kind.JOIN_WITHOUT_GRANT,
                Kind.BALANCE_AND_LEDGER_DIFFER),
            "occurrence 0, revision 2, user 175, batch 7"),
        Arguments.of(
            "a join that is lost",
            "DELETE FROM user_activity WHERE user_id = 180",
            List.of(Kind.GRANT_WITHOUT_JOIN),
            "revision 2, user 180, batch 7"),
        Arguments.of(
            "a join that names another batch",
            "UPDATE user_activity SET batch = 8 WHERE user_id = 180",
            List.of(Kind.JOIN_WITHOUT_GRANT, Kind.GRANT_WITHOUT_JOIN),
            "revision 2, user 180, batch 8"),
        Arguments.of(
            "a user who was granted twice",
            "UPDATE outbox SET payload = REPLACE(payload, '181', '180') WHERE id = 7",
            List.of(Kind.JOIN_WITHOUT_GRANT, Kind.GRANT_WITHOUT_JOIN),
            "revision 2, user 181, batch 7"),
        Arguments.of(
            "a grant under another revision",
            "UPDATE outbox SET payload = REPLACE(payload, '\"r\":2', '\"r\":1') WHERE id = 7",
            List.of(Kind.JOIN_WITHOUT_GRANT, Kind.GRANT_WITHOUT_JOIN),
            "revision 1, user 180, batch 7"),
        Arguments.of(
            "a revision that does not exist",
            "DELETE FROM activity_revision WHERE revision = 2",
            List.of(Kind.REVISION_MISSING),
            "activity 1, revision 2, of 500 users"),
        Arguments.of(
            "a balance that grew by itself",
            "UPDATE user_activity SET state = REPLACE(state, ':2', ':5') WHERE user_id = 175",
            List.of(Kind.BALANCE_AND_LEDGER_DIFFER),
            "user 175, balance ticket: its entries sum up to -3 more"),
        Arguments.of(
            "an entry that nobody holds",
            "UPDATE user_activity SET state = NULL WHERE user_id = 175",
            List.of(Kind.BALANCE_AND_LEDGER_DIFFER),
            "user 175, balance ticket: its entries sum up to +2 more"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("drifts")
  void whatIsWrongIsFoundAndNamed(String what, String sql, List<Kind> kinds, String where)
      throws SQLException {
    try (Connection connection = servers.connect()) {
      execute(connection, sql);
    }
    Report report = audit();
    assertThat(report.clean()).isFalse();
    assertThat(report.drifts().stream().map(Drift::kind).distinct())
        .as(what)
        .containsExactlyInAnyOrderElementsOf(kinds);
    assertThat(report.text()).contains(where);
  }

  @Test
  void ofManyDriftsTheFirstAreNamedAndTheRestMentioned() throws SQLException {
    try (Connection connection = servers.connect()) {
      execute(connection, "UPDATE outbox SET grants = grants + 1");
    }
    Report report = audit();
    assertThat(report.drifts()).hasSize(20);
    assertThat(report.text()).endsWith("… and more of the kind");
  }

  @Test
  void aDatabaseThatIsWrittenToMeanwhileIsSeenAsItStoodAtOneInstant() throws Exception {
    var stop = new AtomicBoolean();
    List<Throwable> faults = new ArrayList<>();
    Thread writer =
        Thread.ofVirtual()
            .start(() -> {
              try (Connection connection = servers.connect()) {
                connection.setAutoCommit(false);
                for (int batch = BATCHES + 1; !stop.get() && batch < 180; batch++) {
                  commit(connection, batch, batch);
                  connection.commit();
                }
              } catch (SQLException e) {
                faults.add(e);
              }
            });
    for (int i = 0; i < 5; i++) assertThat(audit().drifts()).isEmpty();
    stop.set(true);
    writer.join();
    assertThat(faults).isEmpty();
    assertThat(audit().clean()).isTrue();
  }

  private static Report audit() throws SQLException {
    DatabaseAddress database = servers.database();
    return Audit.run(database.jdbcUrl(), database.user(), database.password(), _ -> {});
  }

  private static void document(Connection connection, long id, int revision, String text)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO activity_revision VALUES (?, ?, ?, REPEAT('x', 32), 'ann', NOW(3))")) {
      insert.setLong(1, id);
      insert.setInt(2, revision);
      insert.setString(3, text);
      insert.executeUpdate();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
