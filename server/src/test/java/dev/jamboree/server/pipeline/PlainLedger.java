package dev.jamboree.server.pipeline;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.mechanic.Grab;
import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.reward.StockKey;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** The ledger as plainly as it can be said: maps, and one transaction after the other. */
final class PlainLedger implements Ledger {

  record JoinKey(UserKey user, long occurrence) {}

  /** What all ledgers of one database share. */
  static final class Tables {
    final Map<JoinKey, Joined> joins = new HashMap<>();
    final Map<StockKey, long[]> stocks = new HashMap<>();
    final Map<StockKey, Long> granted = new HashMap<>();
    final Map<StockKey, Long> added = new HashMap<>();
    final Set<BatchKey> batches = new HashSet<>();

    Outcome apply(Write write) {
      if (batches.contains(write.batch())) return Outcome.DUPLICATE;
      for (Joined join : write.joins()) if (joins.containsKey(key(join))) return Outcome.DUPLICATE;
      for (SlotDebit debit : write.debits()) {
        if (slots(debit.stock())[debit.slot()] < debit.units()) return Outcome.SHORT;
      }
      batches.add(write.batch());
      for (Joined join : write.joins()) joins.put(key(join), join);
      for (SlotDebit debit : write.debits()) {
        slots(debit.stock())[debit.slot()] -= debit.units();
        granted.merge(debit.stock(), debit.units(), Long::sum);
      }
      return Outcome.COMMITTED;
    }

    private static JoinKey key(Joined join) {
      return new JoinKey(new UserKey(join.activityId(), join.userId()), join.occurrence());
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
      long remaining = 0;
      for (long units : slots(key)) remaining += units;
      return remaining;
    }
  }

  private final Tables tables;

  PlainLedger(Tables tables) {
    this.tables = tables;
  }

  @Override
  public Future<Known> read(Question question) {
    List<Joined> joins = new ArrayList<>();
    tables.joins.forEach((key, join) -> {
      if (question.users().contains(key.user())) joins.add(join);
    });
    Map<StockKey, long[]> stocks = new HashMap<>();
    for (StockKey key : question.stocks()) stocks.put(key, tables.slots(key).clone());
    BatchKey batch = question.batch();
    boolean committed = batch != null && tables.batches.contains(batch);
    return Future.succeededFuture(new Known(joins, stocks, committed));
  }

  @Override
  public Future<Outcome> commit(Write write) {
    return Future.succeededFuture(tables.apply(write));
  }

  @Override
  public Future<Void> open(Activity activity, long occurrence) {
    for (Mechanic mechanic : activity.mechanics()) {
      switch (mechanic) {
        case Grab grab ->
            tables.stocks.computeIfAbsent(
                new StockKey(activity.id(), occurrence, grab.id()), _ -> spread(grab));
      }
    }
    return Future.succeededFuture();
  }

  private static long[] spread(Grab grab) {
    long[] slots = new long[grab.slots()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = grab.stock() / slots.length + (i == 0 ? grab.stock() % slots.length : 0);
    }
    return slots;
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
