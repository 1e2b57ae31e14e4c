package dev.jamboree.server.store;

import dev.jamboree.server.gate.SessionStore;
import dev.jamboree.server.gate.StoredSession;
import dev.jamboree.server.gate.StoredUser;
import dev.jamboree.server.gate.Token;
import dev.jamboree.server.gate.UserChange;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sessions, with the users behind them. */
public final class SessionTable implements SessionStore {

  private static final String COLUMNS =
      """
      SELECT s.user_id, s.token_hash, s.expires_at,
             u.id, u.status, u.version, CAST(u.attributes AS CHAR)
        FROM session s JOIN user u ON u.id = s.user_id
      """;

  /** The tokens, and now. */
  private static final String FIND =
      COLUMNS + " WHERE (s.user_id, s.token_hash) IN (%s) AND s.expires_at > '%s'";

  /** The ids, and now. */
  private static final String OF_USERS =
      COLUMNS + " WHERE s.user_id IN (%s) AND s.expires_at > '%s'";

  private static final String OPEN =
      """
      INSERT INTO session (user_id, token_hash, expires_at) VALUES %s
      ON DUPLICATE KEY UPDATE expires_at = VALUES(expires_at)
      """;

  private static final String REVOKE = "DELETE FROM session WHERE %s";

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Pool pool;
  private final UserTable users;

  /** Keeps them over {@code pool}. */
  public SessionTable(Pool pool) {
    this.pool = pool;
    this.users = new UserTable(pool);
  }

  @Override
  public Future<List<Optional<StoredSession>>> find(List<Token> tokens, Instant now) {
    String keys = tokens.stream().map(SessionTable::key).collect(Collectors.joining(","));
    return pool.query(FIND.formatted(keys, time(now)))
        .execute()
        .map(rows -> {
          Map<Token, StoredSession> found = HashMap.newHashMap(rows.size());
          for (Row row : rows) {
            StoredSession session = session(row);
            found.put(session.token(), session);
          }
          return tokens.stream().map(token -> Optional.ofNullable(found.get(token))).toList();
        });
  }

  @Override
  public Future<List<Optional<StoredUser>>> users(List<Long> ids) {
    return users.find(ids);
  }

  @Override
  public Future<List<StoredSession>> sessionsOf(Collection<Long> userIds, Instant now) {
    return pool.query(OF_USERS.formatted(UserTable.list(userIds), time(now)))
        .execute()
        .map(rows -> {
          List<StoredSession> sessions = new ArrayList<>(rows.size());
          for (Row row : rows) sessions.add(session(row));
          return sessions;
        });
  }

  @Override
  public Future<Void> apply(List<UserChange> changes) {
    // In one order everywhere, so that two transactions seldom wait for each other in a circle.
    List<UserChange> ordered =
        changes.stream().sorted(Comparator.comparingLong(UserChange::userId)).toList();
    return Transactions.run(
        pool, tx -> users.upsert(tx, ordered).compose(_ -> openSessions(tx, ordered)));
  }

  @Override
  public Future<Void> revoke(List<Token> tokens) {
    String condition =
        tokens.stream()
            .map(token ->
                "user_id = %d AND token_hash = x'%s'".formatted(token.userId(), token.hashHex()))
            .collect(Collectors.joining(" OR "));
    return Transactions.run(pool, tx -> run(tx, REVOKE.formatted(condition)));
  }

  private static Future<Void> openSessions(SqlConnection tx, List<UserChange> changes) {
    String rows =
        changes.stream()
            .map(UserChange::session)
            .flatMap(session -> Optional.ofNullable(session).stream())
            .map(session ->
                "(%d,x'%s','%s')"
                    .formatted(
                        session.token().userId(),
                        session.token().hashHex(),
                        time(session.expiresAt())))
            .collect(Collectors.joining(","));
    return rows.isEmpty() ? Future.succeededFuture() : run(tx, OPEN.formatted(rows));
  }

  private static Future<Void> run(SqlConnection tx, String sql) {
    Future<RowSet<Row>> done = tx.query(sql).execute();
    return done.mapEmpty();
  }

  private static String key(Token token) {
    return "(" + token.userId() + ",x'" + token.hashHex() + "')";
  }

  private static String time(Instant instant) {
    return UTC.format(instant);
  }

  private static StoredSession session(Row row) {
    Buffer hash = row.getBuffer(1);
    return new StoredSession(
        new Token(
            row.getLong(0), hash.getLong(0), hash.getLong(8), hash.getLong(16), hash.getLong(24)),
        row.getLocalDateTime(2).toInstant(ZoneOffset.UTC),
        UserTable.user(row, 3));
  }
}
