package dev.jamboree.server.store;

import dev.jamboree.server.gate.StoredUser;
import dev.jamboree.server.gate.UserChange;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What game servers told of users. */
final class UserTable {

  private static final String FIND =
      "SELECT id, status, version, CAST(attributes AS CHAR) FROM user WHERE id IN (%s)";

  private static final String UPSERT =
      """
      INSERT INTO user (id, status, attributes, version) VALUES %s
      ON DUPLICATE KEY UPDATE %s
      """;

  /** What a statement changes of users who are there already. */
  private enum Told {
    NOTHING("version = version"),
    STATUS("status = VALUES(status), version = version + 1"),
    ATTRIBUTES("attributes = VALUES(attributes), version = version + 1"),
    BOTH("status = VALUES(status), attributes = VALUES(attributes), version = version + 1");

    private final String update;

    Told(String update) {
      this.update = update;
    }

    static Told of(UserChange change) {
      if (change.status() == null) return change.attributes() == null ? NOTHING : ATTRIBUTES;
      return change.attributes() == null ? STATUS : BOTH;
    }
  }

  /** Rows of one statement: few sizes, as each is a statement of its own to prepare. */
  private static final int[] CHUNKS = {256, 16, 1};

  private final Pool pool;

  UserTable(Pool pool) {
    this.pool = pool;
  }

  Future<List<Optional<StoredUser>>> find(List<Long> ids) {
    return pool.query(FIND.formatted(list(ids)))
        .execute()
        .map(rows -> {
          Map<Long, StoredUser> found = HashMap.newHashMap(rows.size());
          for (Row row : rows) found.put(row.getLong(0), user(row, 0));
          return ids.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
        });
  }

  /** Writes what is told, and adds who is not there. */
  Future<Void> upsert(SqlConnection tx, List<UserChange> changes) {
    Map<Told, List<UserChange>> kinds =
        changes.stream()
            .collect(
                Collectors.groupingBy(
                    Told::of, () -> new EnumMap<>(Told.class), Collectors.toList()));
    Future<Void> done = Future.succeededFuture();
    for (var kind : kinds.entrySet()) {
      List<UserChange> rest = kind.getValue();
      for (int chunk : CHUNKS) {
        while (rest.size() >= chunk) {
          List<UserChange> rows = rest.subList(0, chunk);
          rest = rest.subList(chunk, rest.size());
          done = done.compose(_ -> upsert(tx, kind.getKey(), rows));
        }
      }
    }
    return done;
  }

  private static Future<Void> upsert(SqlConnection tx, Told told, List<UserChange> changes) {
    String rows = String.join(",", Collections.nCopies(changes.size(), "(?,?,?,1)"));
    List<Object> values = new ArrayList<>(3 * changes.size());
    for (UserChange change : changes) {
      UserChange.Status status = change.status();
      String attributes = change.attributes();
      values.add(change.userId());
      values.add(status == null ? "normal" : status.name().toLowerCase(Locale.ROOT));
      values.add(attributes == null ? "{}" : attributes);
    }
    Future<RowSet<Row>> done =
        tx.preparedQuery(UPSERT.formatted(rows, told.update)).execute(Tuple.from(values));
    return done.mapEmpty();
  }

  static String list(Collection<Long> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** The user whose four columns begin at {@code at}. */
  static StoredUser user(Row row, int at) {
    return new StoredUser(
        row.getLong(at),
        !row.getString(at + 1).equals("normal"),
        row.getLong(at + 2),
        row.getString(at + 3));
  }
}
