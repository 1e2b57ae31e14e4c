package dev.jamboree.server.pipeline;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.reward.StockKey;
import dev.jamboree.core.reward.Supply;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** The ledger as plainly as it can be said: maps, and one transaction after the other. */
final class PlainLedger implements Ledger {

  record Place(UserKey user, long occurrence) {}

  /** What all ledgers of one database share. */
  static final class Tables {
    final Map<Place, Standing> standings = new HashMap<>();
    final Map<ReceiptKey, Receipted> receipts = new HashMap<>();
    final Set<EventKey> events = new HashSet<>();
    final Map<List<?>, List<Long>> scores = new HashMap<>();
    final Map<StockKey, long[]> stocks = new HashMap<>();
    final Map<StockKey, Long> granted = new HashMap<>();
    final Map<StockKey, Long> added = new HashMap<>();
    final Map<BatchKey, Write> batches = new HashMap<>();

    Outcome apply(Write write) {
      if (batches.containsKey(write.batch())) return Outcome.DUPLICATE;
      for (Standing it : write.fresh()) {
        if (standings.containsKey(place(it))) return Outcome.DUPLICATE;
      }
      for (Standing it : write.changed()) {
        Standing before = standings.get(place(it));
        if (before == null) throw new IllegalStateException("nobody is at " + place(it));
        if (before.version() != it.version() - 1) return Outcome.STALE;
      }
      for (Receipted it : write.receipts()) {
        if (receipts.containsKey(it.key())) return Outcome.DUPLICATE;
      }
      if (write.events().stream().anyMatch(events::contains)) return Outcome.DUPLICATE;
      for (SlotDebit debit : write.debits()) {
        if (slots(debit.stock())[debit.slot()] < debit.units()) return Outcome.SHORT;
      }
      batches.put(write.batch(), write);
      for (Standing it : write.fresh()) standings.put(place(it), it);
      for (Standing it : write.changed()) standings.put(place(it), it);
      for (Receipted it : write.receipts()) receipts.put(it.key(), it);
      events.addAll(write.events());
      for (Ranked it : write.scores()) {
        scores.put(
            List.of(it.activityId(), it.occurrence(), it.mechanic(), it.userId()),
            List.of(it.points(), it.since()));
      }
      for (SlotDebit debit : write.debits()) {
        slots(debit.stock())[debit.slot()] -= debit.units();
        granted.merge(debit.stock(), debit.units(), Long::sum);
      }
      return Outcome.COMMITTED;
    }

    static Place place(Standing standing) {
      return new Place(
          new UserKey(standing.activityId(), standing.userId()), standing.occurrence());
    }

    /** An operator adds a few units to one of the stocks. */
    void restock(Random random) {
      if (stocks.isEmpty()) return;
      StockKey key = List.copyOf(new TreeSet<>(stocks.keySet())).get(random.nextInt(stocks.size()));
      long units = 1 + random.nextLong(5);
      slots(key)[0] += units;
      added.merge(key, units, Long::sum);
    }

    long[] slots(StockKey key) {
      long[] slots = stocks.get(key);
      if (slots == null) throw new IllegalStateException(key + " was never opened");
      return slots;
    }

    long remaining(StockKey key) {
      return Arrays.stream(slots(key)).sum();
    }
  }

  private final Tables tables;

  PlainLedger(Tables tables) {
    this.tables = tables;
  }

  @Override
  public Future<Known> read(Question question) {
    List<Standing> standings = new ArrayList<>();
    tables.standings.forEach((place, standing) -> {
      if (question.users().contains(place.user())) standings.add(standing);
    });
    Map<StockKey, long[]> stocks = new HashMap<>();
    for (StockKey key : question.stocks()) stocks.put(key, tables.slots(key).clone());
    List<Receipted> receipts = new ArrayList<>();
    for (ReceiptKey key : question.receipts()) {
      Receipted receipt = tables.receipts.get(key);
      if (receipt != null) receipts.add(receipt);
    }
    Set<EventKey> events = new HashSet<>(question.events());
    events.retainAll(tables.events);
    BatchKey batch = question.batch();
    Write committed = batch == null ? null : tables.batches.get(batch);
    Long attempt = committed == null ? null : committed.attempt();
    return Future.succeededFuture(new Known(standings, stocks, receipts, events, attempt));
  }

  @Override
  public Future<Outcome> commit(Write write) {
    return Future.succeededFuture(tables.apply(write));
  }

  @Override
  public Future<Opened> open(Activity activity, long occurrence) {
    for (Supply supply : activity.supplies()) {
      tables.stocks.computeIfAbsent(
          new StockKey(activity.id(), occurrence, supply.item()), _ -> spread(supply));
    }
    // The seed must be the same whoever opens it.
    byte[] seed = new byte[32];
    new Random(31 * activity.id() + occurrence).nextBytes(seed);
    return Future.succeededFuture(new Opened(activity.throwsDice() ? Buffer.buffer(seed) : null));
  }

  private static long[] spread(Supply supply) {
    long[] slots = new long[supply.slots()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = supply.units() / slots.length + (i == 0 ? supply.units() % slots.length : 0);
    }
    return slots;
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
