package dev.jamboree.server.pipeline;

import dev.jamboree.core.reward.StockKey;
import dev.jamboree.server.pipeline.Ledger.SlotDebit;
import java.util.ArrayList;
import java.util.List;

/**
 * What one desk of a lane knows of one stock. While there is plenty it takes from one slot and
 * leaves counting to the database; when little is left it counts by itself, from figures that are
 * read again and again.
 */
final class Shelf {

  /** How old a figure may be that somebody is told SOLD_OUT by: units may have been added since. */
  private static final long FRESH_NANOS = 200_000_000;

  private final StockKey key;
  private final long plenty;
  private long[] slots = {};
  private int slot;
  private boolean scarce;
  private long readAt;

  /**
   * Knows nothing yet.
   *
   * @param plenty from how many units on no batch can notice the bottom
   * @param affinity the lane's number: which slot it begins with
   */
  Shelf(StockKey key, long plenty, int affinity) {
    this.key = key;
    this.plenty = plenty;
    this.slot = affinity;
  }

  /** Takes note of what the slots hold. */
  void learn(long[] remaining, long nowNanos) {
    if (remaining.length == 0) throw new IllegalStateException(key + " has no rows");
    slots = remaining.clone();
    readAt = nowNanos;
    scarce = total() < plenty;
    slot %= slots.length;
    if (!scarce && slots[slot] < plenty / slots.length) slot = fullest();
  }

  /** False until its rows are known to exist. */
  boolean opened() {
    return slots.length > 0;
  }

  /** True when it must be read before anybody is refused or served from it. */
  boolean stale(long nowNanos) {
    return scarce && nowNanos - readAt > FRESH_NANOS;
  }

  /** What is known is known to be wrong: read it before anything else. */
  void doubt() {
    scarce = true;
    readAt = System.nanoTime() - FRESH_NANOS - 1;
  }

  /** Units left as far as this lane knows; more than any batch can take while there is plenty. */
  long remaining() {
    return scarce ? total() : Long.MAX_VALUE;
  }

  /**
   * From which slots so many units are taken: the lane's own first, then whoever has some. Units
   * below 0 go back to the lane's own.
   */
  List<SlotDebit> allot(long units) {
    if (!scarce || units <= 0) {
      return units == 0 ? List.of() : List.of(new SlotDebit(key, slot, units));
    }
    List<SlotDebit> debits = new ArrayList<>();
    long missing = units;
    for (int i = 0; i < slots.length && missing > 0; i++) {
      int from = (slot + i) % slots.length;
      long taken = Math.min(missing, slots[from]);
      if (taken > 0) debits.add(new SlotDebit(key, from, taken));
      missing -= taken;
    }
    return debits;
  }

  /** Takes note that these units are gone. */
  void taken(SlotDebit debit) {
    slots[debit.slot()] = Math.max(0, slots[debit.slot()] - debit.units());
  }

  private long total() {
    long total = 0;
    for (long units : slots) total += units;
    return total;
  }

  private int fullest() {
    int best = 0;
    for (int i = 1; i < slots.length; i++) if (slots[i] > slots[best]) best = i;
    return best;
  }
}
