package dev.jamboree.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.pipeline.Ledger.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MysqlErrorsTest {

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource({
    "1062, duplicate key, DUPLICATE",
    "1690, unsigned out of range, SHORT",
    "1264, out of range for a column, SHORT",
    "1213, deadlock, CONFLICT",
    "1205, lock wait timeout, CONFLICT",
    "8002, TiDB: write conflict of SELECT FOR UPDATE, CONFLICT",
    "8005, TiDB: write conflict by time, CONFLICT",
    "8022, TiDB: retries used up, CONFLICT",
    "8027, TiDB: schema out of date, CONFLICT",
    "8028, TiDB: schema has changed, CONFLICT",
    "8147, TiDB: write conflict with a lock, CONFLICT",
    "9007, TiDB: write conflict, CONFLICT",
    "9001, TiDB: PD does not answer, UNKNOWN",
    "9002, TiDB: TiKV does not answer, UNKNOWN",
    "9005, TiDB: region unavailable, UNKNOWN",
    "8141, TiDB: assertion failed, UNKNOWN",
    "1053, shutdown under way, UNKNOWN",
    "1317, killed, UNKNOWN",
    "3024, took too long, UNKNOWN",
    "1146, no such table, UNKNOWN",
  })
  void anErrorMeansThatTheTransactionWasRolledBackOrItSaysNothing(
      int code, String meaning, Outcome outcome) {
    assertThat(MysqlErrors.outcome(code)).as(meaning).isEqualTo(outcome);
  }
}
