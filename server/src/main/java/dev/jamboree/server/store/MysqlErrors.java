package dev.jamboree.server.store;

import dev.jamboree.server.pipeline.Ledger.Outcome;

/** What error codes of MySQL and TiDB mean for a transaction that was sent. */
final class MysqlErrors {

  private MysqlErrors() {}

  /** Any code not listed may have come from COMMIT itself, so it says nothing. */
  static Outcome outcome(int code) {
    return switch (code) {
      case 1062 -> Outcome.DUPLICATE;
      // BIGINT UNSIGNED value is out of range: the stock fell short
      case 1690, 1264 -> Outcome.SHORT;
      // division by 0: the guard of a row that has another version
      case 1365 -> Outcome.STALE;
      // deadlock, lock wait timeout; TiDB: write conflict (8002, 9007), schema changed (8028,
      // 8027),
      // retry limit (8022), transaction too old (8005), schema unstable (8147)
      case 1213, 1205, 8002, 8005, 8022, 8027, 8028, 8147, 9007 -> Outcome.CONFLICT;
      default -> Outcome.UNKNOWN;
    };
  }
}
