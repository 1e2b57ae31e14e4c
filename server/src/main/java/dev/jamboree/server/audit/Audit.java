package dev.jamboree.server.audit;

import dev.jamboree.server.audit.Drift.Kind;
import dev.jamboree.server.audit.Payload.Group;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reconciles three books that must tell the same: the stocks, the batches of grants and the joins.
 * Memory grows with the number of stocks and revisions, not with that of joins. Blocks.
 */
public final class Audit {

  /** Joins that are held at once to name those that disagree. */
  private static final long HELD = 100_000;

  private static final int PROGRESS_ROWS = 1_000_000;

  private final Snapshot snapshot;
  private final Consumer<String> progress;
  private final Findings findings = new Findings();
  private final Fingerprint granted = new Fingerprint();
  private final Fingerprint joined = new Fingerprint();
  private final Map<Stock, Long> byStock = new TreeMap<>();
  private final Map<Stock, Long> byGrants = new HashMap<>();
  private final Map<Promise, Long> byJoins = new TreeMap<>();
  private long batches;
  private long grants;
  private long joins;

  private Audit(Snapshot snapshot, Consumer<String> progress) {
    this.snapshot = snapshot;
    this.progress = progress;
  }

  /**
   * Audits one database as it stands now, while others go on writing to it.
   *
   * @param jdbcUrl for Connector/J
   * @param progress is told a line now and then
   */
  public static Report run(String jdbcUrl, String user, String password, Consumer<String> progress)
      throws SQLException {
    try (var snapshot = new Snapshot(jdbcUrl, user, password)) {
      return new Audit(snapshot, progress).run();
    }
  }

  private Report run() throws SQLException {
    snapshot.unbalanced(row -> findings.add(Kind.STOCK_DOES_NOT_ADD_UP, row.getString(1)));
    snapshot.stocks(row ->
        byStock.put(new Stock(row.getLong(1), row.getLong(2), row.getString(3)), row.getLong(4)));
    snapshot.batches(this::countBatch);
    snapshot.joins(this::countJoin);
    compareTotals();
    compareOneForOne();
    return new Report(byStock.size(), batches, grants, joins, findings.drifts(), findings.more());
  }

  private void countBatch(ResultSet row) throws SQLException {
    tellProgress("batches", ++batches);
    String where = "lane %d, id %d".formatted(row.getLong(1), row.getLong(2));
    long counted = 0;
    for (Group group : read(row, where)) {
      counted += group.grants();
      for (String item : group.mechanics()) {
        var stock = new Stock(group.activityId(), group.occurrence(), item);
        byGrants.merge(stock, (long) group.users().size(), Long::sum);
      }
      for (long user : group.users()) granted.add(granted(group, user, row.getLong(2)));
    }
    grants += counted;
    if (counted != row.getLong(3)) {
      findings.add(
          Kind.BATCH_MISCOUNTED, "%s: says %d, holds %d".formatted(where, row.getLong(3), counted));
    }
  }

  private List<Group> read(ResultSet row, String where) throws SQLException {
    try {
      return Payload.read(row.getString(4));
    } catch (IOException e) {
      findings.add(Kind.BATCH_UNREADABLE, where + ": " + e.getMessage());
      return List.of();
    }
  }

  private static Granted granted(Group group, long user, long batch) {
    return new Granted(group.activityId(), group.occurrence(), group.revision(), user, batch);
  }

  private void countJoin(ResultSet row) throws SQLException {
    tellProgress("joins", ++joins);
    Granted join = join(row);
    byJoins.merge(
        new Promise(join.activityId(), join.occurrence(), join.revision()), 1L, Long::sum);
    joined.add(join);
  }

  private static Granted join(ResultSet row) throws SQLException {
    return new Granted(
        row.getLong(1), row.getLong(2), row.getInt(3), row.getLong(4), row.getLong(5));
  }

  private void compareTotals() throws SQLException {
    Map<Stock, Long> due = new HashMap<>();
    for (Map.Entry<Promise, Long> entry : byJoins.entrySet()) {
      Promise promise = entry.getKey();
      @Nullable List<String> mechanics =
          snapshot.mechanics(promise.activityId(), promise.revision());
      if (mechanics == null) {
        findings.add(Kind.REVISION_MISSING, promise + ", joined by " + entry.getValue());
        continue;
      }
      for (String item : mechanics) {
        var stock = new Stock(promise.activityId(), promise.occurrence(), item);
        due.merge(stock, entry.getValue(), Long::sum);
      }
    }
    compare(Kind.STOCK_AND_GRANTS_DIFFER, byGrants, "grants");
    compare(Kind.STOCK_AND_JOINS_DIFFER, due, "joins");
  }

  private void compare(Kind kind, Map<Stock, Long> other, String what) {
    Map<Stock, Long> all = new TreeMap<>(byStock);
    other.forEach((stock, _) -> all.putIfAbsent(stock, 0L));
    all.forEach((stock, taken) -> {
      long told = other.getOrDefault(stock, 0L);
      if (taken != told) {
        findings.add(kind, "%s: %d taken, %d %s".formatted(stock, taken, told, what));
      }
    });
  }

  /** Reads both books again, but keeps only what is in buckets that disagree. */
  private void compareOneForOne() throws SQLException {
    BitSet differing = granted.differences(joined);
    if (differing.isEmpty()) return;
    long buckets = Math.max(1, HELD * Fingerprint.BUCKETS / Math.max(1, joins));
    if (differing.cardinality() > buckets) findings.thereAreMore();
    BitSet looked = new BitSet();
    differing.stream().limit(buckets).forEach(looked::set);
    Map<Granted, Integer> balance = new TreeMap<>();
    snapshot.batches(row -> {
      for (Group group : readAgain(row)) {
        for (long user : group.users()) {
          Granted it = granted(group, user, row.getLong(2));
          if (isIn(looked, it)) balance.merge(it, 1, Integer::sum);
        }
      }
    });
    snapshot.joins(row -> {
      Granted it = join(row);
      if (isIn(looked, it)) balance.merge(it, -1, Integer::sum);
    });
    balance.forEach((it, difference) -> {
      if (difference < 0) findings.add(Kind.JOIN_WITHOUT_GRANT, it.toString());
      if (difference > 0) findings.add(Kind.GRANT_WITHOUT_JOIN, it.toString());
    });
  }

  private static List<Group> readAgain(ResultSet row) throws SQLException {
    try {
      return Payload.read(row.getString(4));
    } catch (IOException _) {
      return List.of();
    }
  }

  private static boolean isIn(BitSet buckets, Granted it) {
    return buckets.get(Fingerprint.bucket(it.fingerprint()));
  }

  private void tellProgress(String what, long rows) {
    if (rows % PROGRESS_ROWS == 0) progress.accept("%,d %s read".formatted(rows, what));
  }
}
