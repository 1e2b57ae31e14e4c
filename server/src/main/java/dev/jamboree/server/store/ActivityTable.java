package dev.jamboree.server.store;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.schedule.Occurrence;
import dev.jamboree.server.admin.ActivityStore;
import dev.jamboree.server.admin.Change;
import dev.jamboree.server.admin.Draft;
import dev.jamboree.server.admin.Managed;
import dev.jamboree.server.admin.RevisionNote;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Activities and their revisions, for operators. */
public final class ActivityTable implements ActivityStore {

  private static final String FIND =
      """
      SELECT id, status, latest_revision, published_revision, version FROM activity WHERE id = ?
      """;

  private static final String LIST =
      """
      SELECT id, status, latest_revision, published_revision, version FROM activity
       WHERE id > ? ORDER BY id LIMIT ?
      """;

  private static final String REVISIONS =
      """
      SELECT revision, author, created_at, doc_sha256 FROM activity_revision
       WHERE activity_id = ? ORDER BY revision DESC
      """;

  private static final String DOCUMENT =
      """
      SELECT doc FROM activity_revision WHERE activity_id = ? AND revision = ?
      """;

  private static final String UNUSED_ID =
      """
      SELECT COALESCE(MAX(id), 0) + 1 FROM activity
      """;

  private static final String INSERT =
      """
      INSERT IGNORE INTO activity (id, status, latest_revision, version) VALUES (?, 'DRAFT', 1, 1)
      """;

  private static final String INSERT_REVISION =
      """
      INSERT INTO activity_revision (activity_id, revision, doc, doc_sha256, author, created_at)
      VALUES (?, ?, ?, ?, ?, ?)
      """;

  /** Guarded: whoever changed it since has made another version of it. */
  private static final String UPDATE =
      """
      UPDATE activity SET status = ?, latest_revision = ?, published_revision = ?, version = ?
       WHERE id = ? AND version = ?
      """;

  private final Pool pool;

  public ActivityTable(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<Optional<Managed>> find(long id) {
    return pool.preparedQuery(FIND)
        .execute(Tuple.of(id))
        .map(rows -> managed(rows).stream().findFirst());
  }

  @Override
  public Future<List<Managed>> list(long after, int limit) {
    return pool.preparedQuery(LIST).execute(Tuple.of(after, limit)).map(ActivityTable::managed);
  }

  private static List<Managed> managed(RowSet<Row> rows) {
    List<Managed> all = new ArrayList<>(rows.size());
    for (Row row : rows) {
      all.add(
          new Managed(
              row.getLong(0),
              Managed.Status.valueOf(row.getString(1)),
              row.getInteger(2),
              row.getInteger(3),
              row.getLong(4)));
    }
    return all;
  }

  @Override
  public Future<List<RevisionNote>> revisions(long id) {
    return pool.preparedQuery(REVISIONS)
        .execute(Tuple.of(id))
        .map(rows -> {
          List<RevisionNote> all = new ArrayList<>(rows.size());
          for (Row row : rows) {
            all.add(
                new RevisionNote(
                    row.getInteger(0),
                    row.getString(1),
                    row.getLocalDateTime(2).toInstant(ZoneOffset.UTC),
                    HexFormat.of().formatHex(row.getBuffer(3).getBytes())));
          }
          return all;
        });
  }

  @Override
  public Future<Optional<String>> document(long id, int revision) {
    return pool.preparedQuery(DOCUMENT)
        .execute(Tuple.of(id, revision))
        .map(rows -> {
          for (Row row : rows) return Optional.of(row.getString(0));
          return Optional.empty();
        });
  }

  @Override
  public Future<Long> unusedId() {
    return pool.query(UNUSED_ID).execute().map(rows -> rows.iterator().next().getLong(0));
  }

  @Override
  public Future<Boolean> create(long id, Draft first) {
    return Transactions.run(
        pool,
        tx ->
            tx.preparedQuery(INSERT)
                .execute(Tuple.of(id))
                .compose(inserted ->
                    inserted.rowCount() == 0
                        ? Future.succeededFuture(false)
                        : insert(tx, id, 1, first).map(true)));
  }

  @Override
  public Future<Boolean> apply(Change change) {
    return Transactions.run(
        pool,
        tx ->
            update(tx, change)
                .compose(updated ->
                    updated
                        ? insertDraft(tx, change).compose(_ -> openStocks(tx, change)).map(true)
                        : Future.succeededFuture(false)));
  }

  private static Future<Boolean> update(SqlConnection tx, Change change) {
    Managed after = change.after();
    return tx.preparedQuery(UPDATE)
        .execute(
            Tuple.of(
                after.status().name(),
                after.latestRevision(),
                after.publishedRevision(),
                after.version(),
                after.id(),
                change.before().version()))
        .map(rows -> rows.rowCount() == 1);
  }

  private static Future<Void> insertDraft(SqlConnection tx, Change change) {
    Draft draft = change.draft();
    return draft == null
        ? Future.succeededFuture()
        : insert(tx, change.after().id(), change.after().latestRevision(), draft);
  }

  private static Future<Void> insert(SqlConnection tx, long id, int revision, Draft draft) {
    LocalDateTime createdAt = LocalDateTime.ofInstant(draft.createdAt(), ZoneOffset.UTC);
    return tx.preparedQuery(INSERT_REVISION)
        .execute(
            Tuple.of(
                id,
                revision,
                draft.document(),
                sha256(draft.document()),
                draft.author(),
                createdAt))
        .mapEmpty();
  }

  private static Future<Void> openStocks(SqlConnection tx, Change change) {
    Activity live = change.live();
    Future<Void> done = Future.succeededFuture();
    if (live == null) return done;
    for (Occurrence occurrence : change.stocked()) {
      done = done.compose(_ -> StockTable.ensure(tx, live, occurrence.key()));
    }
    return done;
  }

  private static Buffer sha256(String document) {
    try {
      byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
      return Buffer.buffer(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
