package dev.jamboree.server.audit;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where two books differ, each a sum of figures by name, in two readings: the first keeps
 * fingerprints only, the second the names in buckets that disagreed.
 */
final class Comparison<T extends Comparable<T>> {

  private final ToLongFunction<T> hash;
  private final Fingerprint left = new Fingerprint();
  private final Fingerprint right = new Fingerprint();
  private final Map<T, Long> differences = new TreeMap<>();
  private @Nullable BitSet looked;

  Comparison(ToLongFunction<T> hash) {
    this.hash = hash;
  }

  /** One side has so much of it. */
  void left(T name, long figure) {
    add(left, name, figure, figure);
  }

  /** The other side has. */
  void right(T name, long figure) {
    add(right, name, figure, -figure);
  }

  private void add(Fingerprint side, T name, long figure, long difference) {
    long it = hash.applyAsLong(name);
    if (looked == null) {
      side.add(it, figure);
    } else if (looked.get(Fingerprint.bucket(it))) {
      differences.merge(name, difference, Long::sum);
    }
  }

  boolean agree() {
    return left.differences(right).isEmpty();
  }

  /** Begins the second reading; false when not all differences can be named. */
  boolean narrow(long buckets) {
    BitSet differing = left.differences(right);
    looked = new BitSet();
    differing.stream().limit(buckets).forEach(looked::set);
    return differing.cardinality() <= buckets;
  }

  /** By how much the left side has more, where it is not the same. */
  Map<T, Long> differences() {
    differences.values().removeIf(difference -> difference == 0);
    return differences;
  }
}
