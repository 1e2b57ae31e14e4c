package dev.jamboree.server.audit;

import dev.jamboree.server.audit.Drift.Kind;
import dev.jamboree.server.audit.Payload.Command;
import dev.jamboree.server.audit.Payload.Group;
import dev.jamboree.server.audit.Payload.Named;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reconciles three books that must tell the same: the stocks, the batches and what is kept of
 * users. Memory grows with the number of stocks and revisions, not with that of users. Blocks.
 */
public final class Audit {

  /** Users that are held at once to name those that disagree. */
  private static final long HELD = 100_000;

  private static final int PROGRESS_ROWS = 1_000_000;

  private final Snapshot snapshot;
  private final Consumer<String> progress;
  private final Findings findings = new Findings();
  private final Comparison<Granted> joins = new Comparison<>(Granted::fingerprint);
  private final Comparison<Held> balances = new Comparison<>(Held::fingerprint);
  private final Map<Stock, Long> byStock = new TreeMap<>();
  private final Map<Stock, Long> byBatches = new HashMap<>();
  private final Map<Revised, Long> cameIn = new TreeMap<>();
  private long batches;
  private long grants;
  private long joined;
  private long users;

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
    snapshot.standings(this::countStanding);
    compareStocks();
    lookForRevisions();
    compareUsers();
    return new Report(byStock.size(), batches, grants, joined, findings.drifts(), findings.more());
  }

  private void countBatch(ResultSet row) throws SQLException {
    tellProgress("batches", ++batches);
    String where = "lane %d, id %d".formatted(row.getLong(1), row.getLong(2));
    Payload payload = Payload.NOTHING;
    try {
      payload = Payload.read(row.getString(4));
    } catch (IOException e) {
      findings.add(Kind.BATCH_UNREADABLE, where + ": " + e.getMessage());
    }
    grants += payload.grants();
    if (payload.grants() != row.getLong(3)) {
      findings.add(
          Kind.BATCH_MISCOUNTED,
          "%s: says %d, holds %d".formatted(where, row.getLong(3), payload.grants()));
    }
    for (Group group : payload.joins()) {
      for (String grant : group.grants()) {
        taken(group.activityId(), group.occurrence(), grant, group.users().size());
      }
    }
    for (Command command : payload.commands()) {
      for (Named stock : command.taken()) {
        taken(command.activityId(), command.occurrence(), stock.name(), stock.count());
      }
    }
    addUsers(payload, row.getLong(2));
  }

  private void taken(long activityId, long occurrence, String item, long units) {
    byBatches.merge(new Stock(activityId, occurrence, item), units, Long::sum);
  }

  private void addUsers(Payload payload, long batch) {
    for (Group group : payload.joins()) {
      for (long user : group.users()) {
        joins.left(
            new Granted(group.activityId(), group.occurrence(), group.revision(), user, batch), 1);
      }
    }
    for (Command command : payload.commands()) {
      long activity = command.activityId();
      if (command.joined() > 0) {
        joins.left(
            new Granted(activity, command.occurrence(), command.joined(), command.userId(), batch),
            1);
      }
      for (Named change : command.changes()) {
        balances.left(
            new Held(activity, command.occurrence(), command.userId(), change.name()),
            change.count());
      }
    }
  }

  private void countStanding(ResultSet row) throws SQLException {
    tellProgress("users", ++users);
    cameIn.merge(new Revised(row.getLong(1), row.getInt(3)), 1L, Long::sum);
    if (row.getLong(6) > 0) joined++;
    addStanding(row);
  }

  private void addStanding(ResultSet row) throws SQLException {
    long activity = row.getLong(1);
    long occurrence = row.getLong(2);
    long user = row.getLong(4);
    if (row.getLong(6) > 0) {
      joins.right(new Granted(activity, occurrence, row.getInt(3), user, row.getLong(5)), 1);
    }
    State.balances(row.getString(7))
        .forEach((balance, points) ->
            balances.right(new Held(activity, occurrence, user, balance), points));
  }

  private void compareStocks() {
    Map<Stock, Long> all = new TreeMap<>(byStock);
    byBatches.forEach((stock, _) -> all.putIfAbsent(stock, 0L));
    all.forEach((stock, taken) -> {
      long told = byBatches.getOrDefault(stock, 0L);
      if (taken != told) {
        findings.add(
            Kind.STOCK_AND_BATCHES_DIFFER, "%s: %d taken, %d told".formatted(stock, taken, told));
      }
    });
  }

  private void lookForRevisions() throws SQLException {
    Set<Revised> existing = snapshot.revisions();
    cameIn.forEach((revised, count) -> {
      if (!existing.contains(revised)) {
        findings.add(Kind.REVISION_MISSING, "%s, of %d users".formatted(revised, count));
      }
    });
  }

  /** Reads both books again, but keeps only what is in buckets that disagree. */
  private void compareUsers() throws SQLException {
    if (joins.agree() && balances.agree()) return;
    long buckets = Math.max(1, HELD * Fingerprint.BUCKETS / Math.max(1, users));
    if (!joins.narrow(buckets)) findings.thereAreMore();
    if (!balances.narrow(buckets)) findings.thereAreMore();
    snapshot.batches(row -> {
      try {
        addUsers(Payload.read(row.getString(4)), row.getLong(2));
      } catch (IOException _) {
        // It has been told of.
      }
    });
    snapshot.standings(this::addStanding);
    joins
        .differences()
        .forEach((it, difference) ->
            findings.add(
                difference < 0 ? Kind.JOIN_WITHOUT_GRANT : Kind.GRANT_WITHOUT_JOIN, it.toString()));
    balances
        .differences()
        .forEach((it, difference) ->
            findings.add(
                Kind.BALANCE_AND_LEDGER_DIFFER,
                "%s: its entries sum up to %+d more".formatted(it, difference)));
  }

  private void tellProgress(String what, long rows) {
    if (rows % PROGRESS_ROWS == 0) progress.accept("%,d %s read".formatted(rows, what));
  }
}
