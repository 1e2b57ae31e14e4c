package dev.jamboree.server.pipeline;

import dev.jamboree.core.activity.Activity;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * A plain ledger behind a bad network: answers are late, calls fail, and a commit that nobody heard
 * of again happens, does not happen, or happens later, between any two other calls.
 */
final class FaultyLedger implements Ledger {

  /** Commits that have left their client and not yet reached the database. */
  static final class Ghosts {
    private final List<Write> writes = new ArrayList<>();

    /** All that is on its way reaches the database. */
    void arrive(PlainLedger.Tables tables) {
      writes.forEach(tables::apply);
      writes.clear();
    }
  }

  private final Vertx vertx;
  private final PlainLedger.Tables tables;
  private final PlainLedger ledger;
  private final Ghosts ghosts;
  private final Random random;
  private final double faults;
  private final double restocks;

  FaultyLedger(
      Vertx vertx,
      PlainLedger.Tables tables,
      Ghosts ghosts,
      Random random,
      double faults,
      double restocks) {
    this.vertx = vertx;
    this.tables = tables;
    this.ledger = new PlainLedger(tables);
    this.ghosts = ghosts;
    this.random = random;
    this.faults = faults;
    this.restocks = restocks;
  }

  @Override
  public Future<Known> read(Question question) {
    return late(() -> ledger.read(question));
  }

  @Override
  public Future<Outcome> commit(Write write) {
    if (random.nextDouble() >= faults) return inTime(() -> ledger.commit(write));
    return switch (random.nextInt(4)) {
      case 0 -> Future.succeededFuture(Outcome.CONFLICT);
      case 1 -> Future.succeededFuture(Outcome.UNKNOWN);
      case 2 -> inTime(() -> ledger.commit(write).map(Outcome.UNKNOWN));
      default -> {
        ghosts.writes.add(write);
        yield Future.succeededFuture(Outcome.UNKNOWN);
      }
    };
  }

  @Override
  public Future<Opened> open(Activity activity, long occurrence) {
    return late(() -> ledger.open(activity, occurrence));
  }

  private <T> Future<T> late(Supplier<Future<T>> call) {
    if (random.nextDouble() < faults) return Future.failedFuture("connection reset");
    return inTime(call);
  }

  private <T> Future<T> inTime(Supplier<Future<T>> call) {
    if (random.nextDouble() < 0.2) ghosts.arrive(tables);
    if (random.nextDouble() < restocks) tables.restock(random);
    if (random.nextDouble() < 0.5) return call.get();
    return vertx.timer(1).compose(_ -> call.get());
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
