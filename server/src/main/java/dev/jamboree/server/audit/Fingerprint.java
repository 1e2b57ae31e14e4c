package dev.jamboree.server.audit;

import java.util.BitSet;

/**
 * Stands for any number of joins, in any order, within two megabytes: each goes into a bucket, and
 * a bucket keeps two sums. Two of these agree in a bucket if the same joins went into it; if others
 * did, they disagree but for a chance of 2<sup>-128</sup>.
 */
final class Fingerprint {

  private static final int BITS = 16;

  static final int BUCKETS = 1 << BITS;

  private final long[] sums = new long[BUCKETS];
  private final long[] others = new long[BUCKETS];

  void add(Granted granted) {
    long hash = granted.fingerprint();
    int bucket = bucket(hash);
    sums[bucket] += hash;
    others[bucket] += Granted.mix(hash);
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
}
