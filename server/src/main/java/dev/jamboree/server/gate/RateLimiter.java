package dev.jamboree.server.gate;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * Token buckets of users, on this instance alone. Thread-safe, without locks and without allocating
 * anything: a bucket is one long in a table of fixed size, and a bucket that is full again is as
 * good as none, so nothing needs to be cleaned up.
 *
 * <p>The bucket is that of GCRA (the virtual scheduling algorithm of ITU-T I.371): the time at
 * which it would be full again says all. When too many users are active at once the one who is
 * nearest to a full bucket is forgotten, which errs on the side of letting pass.
 */
public final class RateLimiter {

  /**
   * What all users have for one limit.
   *
   * @param interval ticks until there is one more
   * @param size ticks until an empty one is full
   * @param salt tells it from those of other limits; by chance, so that nobody can choose ids that
   *     meet in one slot
   */
  private record Bucket(long interval, long size, long salt) {

    static Bucket of(Limit.Rate rate) {
      long second = 1000L * PER_MILLI;
      return new Bucket(
          second / rate.perSecond(),
          second * rate.burst() / rate.perSecond(),
          ThreadLocalRandom.current().nextLong());
    }
  }

  private static final int SLOTS = 1 << 17;
  // Neighbours in which a bucket may be: one cache line.
  private static final int WAYS = 8;
  // Sixteenths of a millisecond: enough for 34 years.
  private static final int TIME_BITS = 44;
  private static final int PER_MILLI = 16;
  private static final long TIME_MASK = (1L << TIME_BITS) - 1;

  private final AtomicLongArray slots = new AtomicLongArray(SLOTS);
  private final Map<Limit, Bucket> buckets = new EnumMap<>(Limit.class);
  private final LongSupplier ticks;

  /** Limits by these rates, and by the defaults of those that are not named. */
  public RateLimiter(Map<Limit, Limit.Rate> rates) {
    this(rates, System::nanoTime);
  }

  /** With a clock that never steps: one that is set back would lock everybody out for as long. */
  RateLimiter(Map<Limit, Limit.Rate> rates, LongSupplier nanos) {
    long start = nanos.getAsLong();
    ticks = () -> (nanos.getAsLong() - start) / (1_000_000 / PER_MILLI);
    for (Limit limit : Limit.values()) {
      buckets.put(limit, Bucket.of(rates.getOrDefault(limit, limit.byDefault())));
    }
  }

  /** Takes one from the user's bucket; false when it is empty. */
  public boolean admit(Limit limit, long userId, long activityId) {
    Bucket bucket = Objects.requireNonNull(buckets.get(limit));
    long hash = mix(mix(userId ^ bucket.salt()) + activityId);
    long tag = hash & ~TIME_MASK;
    int first = (int) hash & (SLOTS - 1) & -WAYS;
    long now = ticks.getAsLong();
    while (true) {
      int slot = choose(first, tag, now);
      long seen = slots.get(slot);
      long full = (seen & ~TIME_MASK) == tag ? Math.max(seen & TIME_MASK, now) : now;
      long next = full + bucket.interval();
      if (next - now > bucket.size()) return false;
      if (slots.compareAndSet(slot, seen, tag | next)) return true;
    }
  }

  /** The user's own slot, else one whose bucket is full or nearest to it. */
  private int choose(int first, long tag, long now) {
    int best = first;
    long least = Long.MAX_VALUE;
    for (int slot = first; slot < first + WAYS; slot++) {
      long value = slots.get(slot);
      if ((value & ~TIME_MASK) == tag) return slot;
      long debt = Math.max(0, (value & TIME_MASK) - now);
      if (debt < least) {
        least = debt;
        best = slot;
      }
    }
    return best;
  }

  // The finalizer of SplitMix64.
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
