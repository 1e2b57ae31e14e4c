package dev.jamboree.server.document;

import dev.jamboree.core.schedule.Schedule;
import java.time.Duration;

/** All limits on an activity document. Those that the schema can say, it says again. */
final class Limits {

  static final int DOCUMENT_BYTES = 64 * 1024;
  static final int DOCUMENT_DEPTH = 16;
  static final int ERRORS_LISTED = 100;

  static final int NAME_LENGTH = 100;
  static final int DESCRIPTION_LENGTH = 2_000;
  static final int DISPLAY_BYTES = 16 * 1024;

  static final int FIRST_YEAR = 2000;
  static final int LAST_YEAR = 2199;
  static final Duration LONGEST_DURATION = Duration.ofDays(3_660);
  static final int OCCURRENCES = Schedule.MAX_OCCURRENCES;
  static final int CRON_LENGTH = 200;

  static final int CONDITION_CODE_POINTS = 4_096;
  static final int CONDITION_DEPTH = 32;
  static final int CONDITION_ITERATIONS = 1_000;
  static final int CONDITION_REGEX_SIZE = 1_000;

  static final int MECHANICS = 50;
  static final int REWARDS = 20;
  static final long STOCK = 1_000_000_000_000_000L;
  static final int SLOTS = 64;
  static final int QUOTA = 10_000;
  static final int BALANCES = 20;
  static final long BALANCE = 1_000_000_000_000_000L;
  static final long REWARD_COUNT = 1_000_000_000_000L;

  private Limits() {}
}
