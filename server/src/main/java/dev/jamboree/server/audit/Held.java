package dev.jamboree.server.audit;

import java.util.Comparator;

/** A balance of a user. */
record Held(long activityId, long occurrence, long userId, String balance)
    implements Comparable<Held> {

  private static final Comparator<Held> ORDER =
      Comparator.comparingLong(Held::activityId)
          .thenComparingLong(Held::occurrence)
          .thenComparingLong(Held::userId)
          .thenComparing(Held::balance);

  @Override
  public int compareTo(Held other) {
    return ORDER.compare(this, other);
  }

  /** Of 64 bits that look like chance. */
  long fingerprint() {
    long hash = Fingerprint.mix(activityId);
    hash = Fingerprint.mix(hash ^ occurrence);
    hash = Fingerprint.mix(hash ^ userId);
    for (int i = 0; i < balance.length(); i++) hash = Fingerprint.mix(hash ^ balance.charAt(i));
    return hash;
  }

  @Override
  public String toString() {
    return "activity %d, occurrence %d, user %d, balance %s"
        .formatted(activityId, occurrence, userId, balance);
  }
}
