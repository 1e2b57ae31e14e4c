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
    long hash = Fingerprint.mix(activityId);
    hash = Fingerprint.mix(hash ^ occurrence);
    hash = Fingerprint.mix(hash ^ revision);
    hash = Fingerprint.mix(hash ^ userId);
    return Fingerprint.mix(hash ^ batch);
  }

  @Override
  public String toString() {
    return "activity %d, occurrence %d, revision %d, user %d, batch %d"
        .formatted(activityId, occurrence, revision, userId, batch);
  }
}
