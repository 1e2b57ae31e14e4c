package dev.jamboree.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.audit.Audit;
import dev.jamboree.server.audit.Report;
import dev.jamboree.server.config.DatabaseAddress;
import dev.jamboree.server.testing.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the database holds, against itself and against what players were told. */
final class Books {

  /** A join as it is stored, and what of it the player was told. */
  private record JoinKey(long activity, long user, long occurrence) {}

  private final Map<JoinKey, String> joins = new HashMap<>();
  private final Map<Long, Long> remaining = new HashMap<>();

  private Books() {}

  /** Reads them, and audits them: initial + added = remaining + granted, joins = grants. */
  static Books of(DatabaseAddress database) {
    var books = new Books();
    try (Connection connection = TestServers.connect(database);
        Statement statement = connection.createStatement()) {
      audit(database);
      books.readStocks(statement);
      books.readJoins(statement);
    } catch (SQLException e) {
      throw new AssertionError("the books cannot be read", e);
    }
    return books;
  }

  private static void audit(DatabaseAddress database) throws SQLException {
    Report report = Audit.run(database.jdbcUrl(), database.user(), database.password(), _ -> {});
    assertThat(report.drifts()).as("what an audit finds").isEmpty();
  }

  private void readStocks(Statement statement) throws SQLException {
    ResultSet row = statement.executeQuery("SELECT activity_id, remaining FROM stock");
    while (row.next()) remaining.merge(row.getLong(1), row.getLong(2), Long::sum);
  }

  private void readJoins(Statement statement) throws SQLException {
    ResultSet row = statement.executeQuery("SELECT * FROM user_activity");
    while (row.next()) {
      var key =
          new JoinKey(
              row.getLong("activity_id"), row.getLong("user_id"), row.getLong("occurrence"));
      joins.put(key, row.getInt("revision") + " at " + row.getLong("joined_at"));
    }
  }

  /** Checks them against what was told: all of it is true, and nothing was told twice. */
  Books agreeWith(Collection<Asked> asked) {
    Map<JoinKey, String> told = new HashMap<>();
    Set<JoinKey> asNew = new HashSet<>();
    Set<JoinKey> refused = new HashSet<>();
    for (Asked each : asked) {
      for (Reply reply : each.replies()) {
        if (!reply.ok()) continue;
        JoinKey key = key(each, reply);
        String receipt = receipt(reply);
        assertThat(joins).as("what was acknowledged is there").containsEntry(key, receipt);
        assertThat(told.getOrDefault(key, receipt)).as("one receipt").isEqualTo(receipt);
        told.put(key, receipt);
        if (!reply.repeated()) assertThat(asNew.add(key)).as("new once: %s", key).isTrue();
      }
      if (each.last().ok()) continue;
      assertThat(each.last().retryable()).as("settled: %s", each).isFalse();
      refused.add(new JoinKey(each.activity(), each.user(), 0));
    }
    refused.removeAll(told.keySet());
    refused.retainAll(joins.keySet());
    assertThat(refused).as("were refused, and have joined").isEmpty();
    return this;
  }

  /** How many have joined. */
  long joins(long activity) {
    return joins.keySet().stream().filter(it -> it.activity == activity).count();
  }

  /** What is left of all its stocks. */
  long remaining(long activity) {
    return remaining.getOrDefault(activity, 0L);
  }

  private static JoinKey key(Asked asked, Reply reply) {
    String occurrence = reply.member("occurrence");
    long key = occurrence.equals("null") ? 0 : Instant.parse(occurrence).getEpochSecond();
    return new JoinKey(asked.activity(), asked.user(), key);
  }

  private static String receipt(Reply reply) {
    return reply.member("revision")
        + " at "
        + Instant.parse(reply.member("joinedAt")).toEpochMilli();
  }
}
