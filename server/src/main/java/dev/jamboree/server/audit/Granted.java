package dev.jamboree.server.audit;

import java.util.Comparator;

/** That a user's join was granted in one batch: what both sides must agree on, one for one. */
record Granted(long activityId, long occurrence, int revision, long userId, long batch)
    implements Comparable<Granted> {

  private static final Comparator<Granted> ORDER =
      Comparator.comparingLong(Granted::activityId)
          .thenComparingLong(Granted::occurrence)
          .thenComparingInt(Granted::revision)
          .thenComparingLong(Granted::userId)
          .thenComparingLong(Granted::batch);

  @Override
  public int compareTo(Granted other) {
    return ORDER.compare(this, other);
  }

  /** Of 64 bits that look like chance. */
  long fingerprint() {
    long hash = mix(activityId);
    hash = mix(hash ^ occurrence);
    hash = mix(hash ^ revision);
    hash = mix(hash ^ userId);
    return mix(hash ^ batch);
  }

  /** SplitMix64 (Steele, Lea, Flood 2014): its increment and its finalizer. */
  static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  @Override
  public String toString() {
    return "activity %d, occurrence %d, revision %d, user %d, batch %d"
        .formatted(activityId, occurrence, revision, userId, batch);
  }
}
