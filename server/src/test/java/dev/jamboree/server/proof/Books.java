package dev.jamboree.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.config.DatabaseAddress;
import dev.jamboree.server.testing.TestServers;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
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
import java.util.TreeMap;

/** What the database holds, against itself and against what players were told. */
final class Books {

  /** A join as it is stored, and what of it the player was told. */
  private record JoinKey(long activity, long user, long occurrence) {}

  private record StockName(long activity, long occurrence, String item)
      implements Comparable<StockName> {
    @Override
    public int compareTo(StockName other) {
      return toString().compareTo(other.toString());
    }
  }

  private final Map<JoinKey, String> joins = new HashMap<>();
  private final Map<StockName, Long> granted = new TreeMap<>();
  private final Map<StockName, Long> promised = new TreeMap<>();
  private final Map<StockName, Long> remaining = new TreeMap<>();

  private Books() {}

  /** Reads them, and checks them against themselves. */
  static Books of(DatabaseAddress database) {
    var books = new Books();
    try (Connection connection = TestServers.connect(database);
        Statement statement = connection.createStatement()) {
      books.readStocks(statement);
      books.readJoins(statement);
      books.readOutbox(statement);
    } catch (SQLException e) {
      throw new AssertionError("the books cannot be read", e);
    }
    books.balance();
    return books;
  }

  private void readStocks(Statement statement) throws SQLException {
    ResultSet row = statement.executeQuery("SELECT * FROM stock");
    while (row.next()) {
      var name =
          new StockName(
              row.getLong("activity_id"), row.getLong("occurrence"), row.getString("item"));
      assertThat(row.getLong("initial") + row.getLong("added"))
          .as("initial + added = remaining + granted of %s, slot %d", name, row.getInt("slot"))
          .isEqualTo(row.getLong("remaining") + row.getLong("granted"));
      granted.merge(name, row.getLong("granted"), Long::sum);
      remaining.merge(name, row.getLong("remaining"), Long::sum);
    }
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

  private void readOutbox(Statement statement) throws SQLException {
    ResultSet row = statement.executeQuery("SELECT grants, payload FROM outbox");
    Set<String> once = new HashSet<>();
    while (row.next()) {
      long grants = 0;
      for (Object packed : new JsonArray(row.getString("payload"))) {
        grants += read((JsonObject) packed, once);
      }
      assertThat(row.getLong("grants")).as("grants of an outbox row").isEqualTo(grants);
    }
  }

  private long read(JsonObject packed, Set<String> once) {
    long grants = 0;
    for (Object mechanic : packed.getJsonArray("m")) {
      var name = new StockName(packed.getLong("a"), packed.getLong("o"), (String) mechanic);
      for (Object user : packed.getJsonArray("u")) {
        long id = ((Number) user).longValue();
        assertThat(once.add(name + " " + id)).as("granted once: %s to %d", name, id).isTrue();
        assertThat(joins).containsKey(new JoinKey(name.activity(), id, name.occurrence()));
        promised.merge(name, 1L, Long::sum);
        grants++;
      }
    }
    return grants;
  }

  private void balance() {
    granted.forEach((name, units) -> {
      long rows =
          joins.keySet().stream()
              .filter(it -> it.activity == name.activity && it.occurrence == name.occurrence)
              .count();
      assertThat(promised.getOrDefault(name, 0L))
          .as("grants = stock drop, %s", name)
          .isEqualTo(units);
      assertThat(rows).as("rows = stock drop, %s", name).isEqualTo(units);
    });
    assertThat(granted.keySet()).containsAll(promised.keySet());
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
    long left = 0;
    for (var each : remaining.entrySet()) {
      if (each.getKey().activity == activity) left += each.getValue();
    }
    return left;
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
