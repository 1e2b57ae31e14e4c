package dev.jamboree.server.doctor;

import static dev.jamboree.server.doctor.Finding.Verdict.WARN;

import java.time.Duration;
import java.time.Instant;

/** How far another machine's clock is from ours, as far as one question tells. */
final class ClockSkew {

  private static final Duration MOST = Duration.ofSeconds(1);

  private ClockSkew() {}

  /**
   * Judges.
   *
   * @param theirs their time, told between {@code asked} and {@code answered} of ours
   */
  static Finding judge(
      String what, Instant asked, Instant theirs, Instant answered, String advice) {
    Duration skew = Duration.ZERO;
    if (theirs.isBefore(asked)) skew = Duration.between(theirs, asked);
    if (theirs.isAfter(answered)) skew = Duration.between(answered, theirs);
    boolean well = skew.compareTo(MOST) < 0;
    return Finding.expect(well, WARN, what, skew.toMillis() + " ms from this machine's", advice);
  }
}
