package dev.jamboree.server.audit;

import java.util.BitSet;

/**
 * Stands for any number of figures, in any order, within a megabyte: each goes into a bucket, and a
 * bucket keeps two sums. Two of these agree in a bucket if the same things went into it, each with
 * the same figures in sum; if not, they disagree but for a chance of 2<sup>-128</sup>.
 */
final class Fingerprint {

  private static final int BITS = 16;

  static final int BUCKETS = 1 << BITS;

  private final long[] sums = new long[BUCKETS];
  private final long[] others = new long[BUCKETS];

  /** So much of the thing of that hash. */
  void add(long hash, long figure) {
    int bucket = bucket(hash);
    sums[bucket] += mix(hash) * figure;
    others[bucket] += mix(mix(hash)) * figure;
  }

  BitSet differences(Fingerprint other) {
    var differences = new BitSet();
    for (int i = 0; i < sums.length; i++) {
      if (sums[i] != other.sums[i] || others[i] != other.others[i]) differences.set(i);
    }
    return differences;
  }

  static int bucket(long hash) {
    return (int) (hash >>> (Long.SIZE - BITS));
  }

  /** SplitMix64 (Steele, Lea, Flood 2014): its increment and its finalizer. */
  static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
