package dev.jamboree.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReconciliationTest {

  @DisplayName("1,000 joins sent over 64 connections, 950 acknowledged")
  @ParameterizedTest(name = "{0} rows, {1} units, {2} grants: exact = {3}")
  @CsvSource({
    "950, 950, 950, true",
    "1000, 1000, 1000, true",
    "949, 949, 949, false", // an acknowledged join is lost
    "1001, 1001, 1001, false", // a row that nobody asked for
    "960, 961, 960, false", // a unit that nobody got
    "960, 960, 959, false", // a join without its grant
  })
  void rowsStockAndGrantsMustAgreeWithWhatWasAcknowledged(
      long rows, long units, long grants, boolean exact) {
    var load = new Load(Load.Kind.JOIN, 64);
    var outcome = outcome(950, 0, 1_000);
    assertThat(Reconciliation.of(load, outcome, rows, units, grants).exact()).isEqualTo(exact);
  }

  @DisplayName("a failed request may have been committed, an acknowledged one must have been")
  @ParameterizedTest(name = "{0} rows: exact = {1}")
  @CsvSource({"899, false", "900, true", "974, true", "975, true", "976, false"})
  void whatFailedMayBeThere(long rows, boolean exact) {
    var load = new Load(Load.Kind.JOIN, 64);
    var outcome = outcome(910, 10, 10_000);
    assertThat(Reconciliation.of(load, outcome, rows, rows, rows).exact()).isEqualTo(exact);
  }

  @DisplayName("in a mix, all that was sent but what was in flight must be there")
  @ParameterizedTest(name = "{0} rows: exact = {1}")
  @CsvSource({"934, false", "935, true", "1000, true", "1001, false"})
  void mixedLoads(long rows, boolean exact) {
    var load = new Load(Load.Kind.MIX, 64);
    var outcome = outcome(10_000, 0, 1_000);
    assertThat(Reconciliation.of(load, outcome, rows, rows, rows).exact()).isEqualTo(exact);
  }

  private static Outcome outcome(long answers, long refused, long joinsSent) {
    return new Outcome(answers, 1_000_000, refused, 0, 1, 1, 1, 1, joinsSent);
  }
}
