package dev.jamboree.server.admin;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.reward.StockKey;
import dev.jamboree.server.admin.StockStore.Restocked;
import dev.jamboree.server.document.Documents;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Changing the stocks of what players see, while they take from them. */
public final class Restocking {

  /** Keeps every sum of a stock far from where its numbers end. */
  public static final long MAX_UNITS = 1_000_000_000_000_000L;

  private final StockStore stocks;
  private final InstantSource clock;
  private final Edits edits;

  public Restocking(
      ActivityStore store,
      StockStore stocks,
      Documents documents,
      InstantSource clock,
      Supplier<Future<Void>> announce) {
    this.stocks = stocks;
    this.clock = clock;
    this.edits = new Edits(store, documents, announce);
  }

  /** The stocks that have been opened, by occurrence and mechanic. */
  public Future<Outcome<List<StockLevel>>> levels(long id) {
    return edits
        .managed(id)
        .compose(outcome -> outcome.then(_ -> stocks.levels(id).compose(Outcome::done)));
  }

  /**
   * Adds units to a stock, or takes some of those that remain; never those that were granted.
   *
   * @param occurrence its key; null for the running one, else the one to come, else the last
   * @param units at least 1 to add, at most -1 to take, up to {@link #MAX_UNITS} either way
   */
  public Future<Outcome<StockLevel>> restock(
      long id, String mechanic, @Nullable Long occurrence, long units) {
    return edits
        .managed(id)
        .compose(outcome -> outcome.then(edits::published))
        .compose(
            outcome -> outcome.then(it -> restock(it.activity(), mechanic, occurrence, units)));
  }

  private Future<Outcome<StockLevel>> restock(
      Activity activity, String mechanic, @Nullable Long occurrence, long units) {
    if (activity.supplies().stream().noneMatch(it -> it.item().equals(mechanic))) {
      return Outcome.refuse(new Refusal.NoSuchMechanic(mechanic));
    }
    long key =
        occurrence == null
            ? activity.schedule().at(clock.instant()).occurrence().key()
            : occurrence;
    if (activity.schedule().occurrence(key).isEmpty()) {
      return Outcome.refuse(new Refusal.NoSuchOccurrence(key));
    }
    return stocks
        .restock(activity, new StockKey(activity.id(), key, mechanic), units)
        .compose(this::told);
  }

  private Future<Outcome<StockLevel>> told(Restocked restocked) {
    return restocked.done()
        ? edits.announced(restocked.level())
        : Outcome.refuse(new Refusal.NotEnough(restocked.level().remaining()));
  }
}
