package dev.jamboree.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class VerdictTest {

  private final List<Run> runs = new ArrayList<>();
  private String group = "";

  @Test
  void aRatioIsOneOfMedians() {
    runs(Measure.JOIN_64_KOA.product().getFirst(), 10_000, 30_000, 20_000);
    runs(Measure.JOIN_64_KOA.peers().getFirst(), 1_000, 900, 100);
    Verdict verdict = Verdict.of(Measure.JOIN_64_KOA, runs).orElseThrow();
    assertThat(verdict.product()).isEqualTo(20_000);
    assertThat(verdict.peer()).hasValue(900);
    assertThat(verdict.ratio()).isCloseTo(22.2, within(0.1));
    assertThat(verdict.met()).isTrue();
  }

  @Test
  void itsErrorIsThatOfTheRoundsOwnRatios() {
    group = Measure.VARIED_JOIN_64.group();
    runs(Measure.VARIED_JOIN_64.product().getFirst(), 10_000, 20_000, 40_000, 80_000);
    runs(Measure.VARIED_JOIN_64.peers().getFirst(), 10_000, 10_000, 40_000, 40_000);
    Verdict verdict = Verdict.of(Measure.VARIED_JOIN_64, runs).orElseThrow();
    // medians 30,000 and 25,000; ratios 1, 2, 1, 2, so their logarithms vary by ln 2 / sqrt 3
    assertThat(verdict.ratio()).isCloseTo(1.2, within(1e-9));
    assertThat(verdict.error().orElseThrow())
        .isCloseTo(1.2 * Math.log(2) / Math.sqrt(3) / 2, within(1e-9));
  }

  @Test
  void aSingleRoundHasNoError() {
    runs(Measure.JOIN_64_KOA.product().getFirst(), 30_000);
    runs(Measure.JOIN_64_KOA.peers().getFirst(), 1_000);
    assertThat(Verdict.of(Measure.JOIN_64_KOA, runs).orElseThrow().error()).isEmpty();
  }

  @Test
  void theStrongerOfTwoPeersCounts() {
    runs(Measure.JOIN_64_ABLATION.product().getFirst(), 16_000);
    runs(Measure.JOIN_64_ABLATION.peers().get(0), 1_000);
    runs(Measure.JOIN_64_ABLATION.peers().get(1), 2_500);
    Verdict verdict = Verdict.of(Measure.JOIN_64_ABLATION, runs).orElseThrow();
    assertThat(verdict.peer()).hasValue(2_500);
    assertThat(verdict.met()).isFalse();
  }

  @Test
  void theWorseOfTwoSpreadsCounts() {
    runs(Measure.SPREAD_20.product().get(0), 9_000);
    runs(Measure.SPREAD_20.product().get(1), 7_000);
    runs(Measure.SPREAD_20.peers().getFirst(), 10_000);
    Verdict verdict = Verdict.of(Measure.SPREAD_20, runs).orElseThrow();
    assertThat(verdict.ratio()).isCloseTo(0.7, within(1e-9));
    assertThat(verdict.met()).isFalse();
  }

  @Test
  void statementsPerJoinMustBeAtMostTheBar() {
    runs(Measure.SQL_PER_JOIN.product().getFirst(), 1_000);
    Verdict verdict = Verdict.of(Measure.SQL_PER_JOIN, runs).orElseThrow();
    assertThat(verdict.ratio()).isCloseTo(0.05, within(1e-9));
    assertThat(verdict.met()).isTrue();
  }

  @Test
  void aRunThatDoesNotReconcileFailsTheMeasure() {
    Entry product = Measure.JOIN_64_KOA.product().getFirst();
    runs(product, 30_000);
    runs(Measure.JOIN_64_KOA.peers().getFirst(), 1_000);
    runs.add(
        run(product, 2, 30_000, new Reconciliation(true, 30_000, 30_064, 29_999, 29_999, 29_999)));
    assertThat(Verdict.of(Measure.JOIN_64_KOA, runs).orElseThrow().met()).isFalse();
  }

  @Test
  void whatWasNotRunHasNoVerdict() {
    runs(Measure.JOIN_64_KOA.product().getFirst(), 30_000);
    assertThat(Verdict.of(Measure.JOIN_64_KOA, runs)).isEmpty();
    assertThat(Verdict.of(Measure.JOIN_64_TIDB, runs)).isEmpty();
  }

  private void runs(Entry entry, long... rates) {
    for (int i = 0; i < rates.length; i++) {
      long rate = rates[i];
      runs.add(run(entry, i + 1, rate, new Reconciliation(true, rate, rate, rate, rate, rate)));
    }
  }

  /** A run of one second, with a statement for every twenty joins. */
  private Run run(Entry entry, int round, long rate, Reconciliation reconciliation) {
    var outcome = new Outcome(rate, 1_000_000, 0, 0, 1, 1, 1, 1, rate);
    return new Run(
        Database.Kind.MYSQL,
        group(entry),
        entry,
        round,
        outcome,
        Map.of(),
        rate / 20,
        0,
        0,
        reconciliation);
  }

  private String group(Entry entry) {
    if (!group.isEmpty()) return group;
    return entry.load().connections() == 256 ? "256" : "64";
  }
}
