package dev.jamboree.server.store;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.server.pipeline.Ledger;
import dev.jamboree.server.store.LedgerSql.Expected;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The ledger on MySQL and TiDB. A commit is one packet with all its statements: the server runs
 * them one after the other and stops at the first that fails, so COMMIT is reached only when all
 * worked, and no lock is held while a client thinks.
 */
public final class SqlLedger implements Ledger {

  private final Pool pool;
  private final LaneConnection connection;
  private final LongAdder statements;

  /**
   * Connects when it is first used.
   *
   * @param pool for what happens rarely
   * @param statements counts what is sent
   */
  public SqlLedger(Vertx vertx, MySQLConnectOptions options, Pool pool, LongAdder statements) {
    this.statements = statements;
    this.pool = pool;
    this.connection = new LaneConnection(vertx, options);
  }

  @Override
  public Future<Outcome> commit(Write write) {
    statements.add(LedgerSql.expected(write).size() + 1L);
    return connection
        .run(LedgerSql.commit(write))
        .map(results -> {
          checkCounts(write, results);
          return Outcome.COMMITTED;
        })
        .recover(this::undo);
  }

  private Future<Outcome> undo(Throwable fault) {
    if (fault instanceof MissingRowException) return Future.failedFuture(fault);
    Outcome outcome =
        fault instanceof MySQLException refused
            ? MysqlErrors.outcome(refused.getErrorCode())
            : Outcome.UNKNOWN;
    if (outcome == Outcome.UNKNOWN) {
      connection.drop();
      return Future.succeededFuture(outcome);
    }
    // Refused by the server, so it is not committed; without its connection it is rolled back too.
    return connection
        .run("ROLLBACK")
        .onFailure(_ -> connection.drop())
        .map(outcome)
        .otherwise(outcome);
  }

  /**
   * A stock row that does not exist takes no units and raises no error: so it must never happen.
   */
  private static void checkCounts(Write write, RowSet<Row> results) {
    @Nullable RowSet<Row> result = results;
    for (Expected expected : LedgerSql.expected(write)) {
      expect(expected.rows(), result, expected.what());
      result = result.next();
    }
  }

  private static void expect(int rows, @Nullable RowSet<Row> result, String what) {
    if (result == null || (rows != Expected.ANY && result.rowCount() != rows)) {
      throw new MissingRowException(what + ": expected " + rows + " affected rows");
    }
  }

  @Override
  public Future<Known> read(Question question) {
    statements.add(LedgerSql.statements(question));
    return connection
        .run(LedgerSql.read(question))
        .map(LedgerSql::known)
        .onFailure(_ -> connection.drop());
  }

  @Override
  public Future<Opened> open(Activity activity, long occurrence) {
    return StockTable.ensure(pool, activity, occurrence)
        .compose(_ ->
            activity.throwsDice()
                ? SeedTable.ensure(pool, activity.id(), occurrence).map(Opened::new)
                : Future.succeededFuture(new Opened(null)));
  }

  @Override
  public Future<Void> close() {
    return connection.close();
  }

  /** Committed, and yet not all of it is there: a bug, and units that nobody counted. */
  static final class MissingRowException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    MissingRowException(String message) {
      super(message);
    }
  }
}
