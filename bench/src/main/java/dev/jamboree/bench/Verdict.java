package dev.jamboree.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What a measure came to.
 *
 * @param product median of the product; joins or answers a second, or statements per join
 * @param peer median of the peer; empty when there is none
 * @param ratio what the bar is for
 * @param error standard error of the mean of the rounds' own ratios; empty for a single round
 * @param p99 median of the product's 99th percentile, in milliseconds
 * @param remark why it is not met, or what else there is to say; may be empty
 */
record Verdict(
    Measure measure,
    double product,
    OptionalDouble peer,
    double ratio,
    OptionalDouble error,
    double p99,
    boolean met,
    String remark) {

  /** Empty when an entry of the measure has not been run. */
  static Optional<Verdict> of(Measure measure, List<Run> all) {
    var runs =
        all.stream()
            .filter(run -> run.database() == measure.database())
            .filter(run -> run.group().equals(measure.group()))
            .toList();
    var product = runsOf(measure.product(), runs);
    if (product.isEmpty()) return Optional.empty();
    double p99 = median(product, run -> run.outcome().p99());
    if (measure == Measure.SQL_PER_JOIN) {
      double statements = median(product, Run::statementsPerJoin);
      boolean met = statements <= measure.bar().orElseThrow();
      return Optional.of(
          judged(
              measure,
              statements,
              OptionalDouble.empty(),
              statements,
              OptionalDouble.empty(),
              p99,
              met,
              product));
    }
    Comparator<Entry> byRate = Comparator.comparingDouble(entry -> rate(entry, runs));
    var worst = measure.product().stream().min(byRate);
    var best =
        measure.peers().stream().filter(entry -> !Double.isNaN(rate(entry, runs))).max(byRate);
    if (worst.isEmpty() || best.isEmpty()) return Optional.empty();
    double ours = rate(worst.get(), runs);
    double theirs = rate(best.get(), runs);
    double ratio = ours / theirs;
    boolean met = measure.bar().map(bar -> ratio >= bar).orElse(true);
    if (measure == Measure.MIX_KOA) met &= p99 < Measure.MIX_P99;
    OptionalDouble error = error(ratio, worst.get(), best.get(), runs);
    return Optional.of(
        judged(measure, ours, OptionalDouble.of(theirs), ratio, error, p99, met, product));
  }

  /**
   * Of rounds that both have run: their ratios' logarithms, for a ratio and its inverse are one.
   */
  private static OptionalDouble error(double ratio, Entry one, Entry other, List<Run> runs) {
    Map<Integer, Double> others =
        runsOf(List.of(other), runs).stream()
            .collect(Collectors.toMap(Run::round, run -> run.outcome().rate(), (a, _) -> a));
    double[] logs =
        runsOf(List.of(one), runs).stream()
            .mapToDouble(run ->
                Math.log(run.outcome().rate() / others.getOrDefault(run.round(), Double.NaN)))
            .filter(Double::isFinite)
            .toArray();
    if (logs.length < 2) return OptionalDouble.empty();
    double mean = DoubleStream.of(logs).average().orElseThrow();
    double squares = DoubleStream.of(logs).map(log -> (log - mean) * (log - mean)).sum();
    return OptionalDouble.of(ratio * Math.sqrt(squares / (logs.length - 1) / logs.length));
  }

  private static Verdict judged(
      Measure measure,
      double product,
      OptionalDouble peer,
      double ratio,
      OptionalDouble error,
      double p99,
      boolean met,
      List<Run> productRuns) {
    long dirty = productRuns.stream().filter(run -> !run.clean()).count();
    String remark = dirty == 0 ? "" : dirty + " runs with errors or not exact";
    if (measure == Measure.MIX_KOA)
      remark = "p99 %.1f ms (bar < %.0f) %s".formatted(p99, Measure.MIX_P99, remark);
    return new Verdict(
        measure, product, peer, ratio, error, p99, met && dirty == 0, remark.strip());
  }

  /** All runs of these entries; empty when one of them was not run. */
  private static List<Run> runsOf(List<Entry> entries, List<Run> runs) {
    boolean complete =
        entries.stream()
            .allMatch(entry -> runs.stream().anyMatch(run -> run.entry().equals(entry)));
    if (!complete) return List.of();
    return runs.stream().filter(run -> entries.contains(run.entry())).toList();
  }

  private static double rate(Entry entry, List<Run> runs) {
    return median(runsOf(List.of(entry), runs), run -> run.outcome().rate());
  }

  static double median(List<Run> runs, ToDoubleFunction<Run> of) {
    double[] sorted = runs.stream().mapToDouble(of).sorted().toArray();
    if (sorted.length == 0) return Double.NaN;
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
