package dev.jamboree.bench;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The report for people. */
final class Markdown {

  private Markdown() {}

  static String of(Report report, String picture) {
    var text = new StringBuilder();
    text.append("# Benchmark report\n\n");
    text.append("Measured at ")
        .append(report.at().truncatedTo(ChronoUnit.SECONDS))
        .append(" on ")
        .append(machine(report));
    text.append(
        ".\n%s, %d rounds of %d s each.\n\n"
            .formatted(
                report.options().quick() ? "A quick run" : "A full run",
                report.options().rounds(),
                report.options().seconds()));
    if (!report.options().vary().isEmpty()) {
      text.append("The other settings: `%s`.\n\n".formatted(report.options().vary()));
    }
    text.append(disturbance(report));
    text.append("![product and peers](").append(picture).append(")\n\n");
    text.append(verdicts(report.verdicts())).append('\n');
    for (Verdict verdict : report.verdicts()) {
      Measure measure = verdict.measure();
      text.append("- `%s`: %s\n".formatted(measure.title(), measure.meaning()));
    }
    text.append('\n');
    report.failures().forEach(failure -> text.append("Failed: ").append(failure).append("\n\n"));
    for (Database.Kind kind : Database.Kind.values()) {
      var runs = report.runs().stream().filter(run -> run.database() == kind).toList();
      if (!runs.isEmpty()) {
        text.append("## Runs on ").append(kind == Database.Kind.MYSQL ? "MySQL" : "TiDB");
        text.append("\n\n").append(entries(runs)).append('\n');
      }
    }
    text.append("## Conditions\n\n");
    Report.CONDITIONS.forEach(each -> text.append("- ").append(each).append('\n'));
    text.append("\n## Versions\n\n");
    report.versions().forEach((name, version) -> text.append("- %s %s\n".formatted(name, version)));
    return text.toString();
  }

  /** Empty on a quiet machine; also printed at the end of a run. */
  static String disturbance(Report report) {
    if (report.disturbance() < 0.25) return "";
    return "**Doubtful**: other programs kept %.1f cores busy meanwhile.\n\n"
        .formatted(report.disturbance());
  }

  private static String machine(Report report) {
    Machine machine = report.machine();
    return "%s, %d cores, %,d MiB, %s"
        .formatted(machine.cpu(), machine.cores(), machine.memoryMiB(), machine.system());
  }

  /** Also what is printed at the end of a run. */
  static String verdicts(List<Verdict> verdicts) {
    var table =
        new StringBuilder(
            """
            | measure | product | peer | ratio | bar | met | |
            |---|---:|---:|---:|---:|---|---|
            """);
    for (Verdict verdict : verdicts) {
      table.append(
          "| `%s` | %s | %s | %s | %s | %s | %s |\n"
              .formatted(
                  verdict.measure().title(),
                  figure(verdict.product()),
                  verdict.peer().isPresent() ? figure(verdict.peer().getAsDouble()) : "",
                  ratio(verdict),
                  bar(verdict.measure()),
                  verdict.met() ? "yes" : "**no**",
                  verdict.remark()));
    }
    return table.toString();
  }

  private static String ratio(Verdict verdict) {
    String ratio = figure(verdict.ratio());
    return verdict.error().isEmpty()
        ? ratio
        : ratio + " ± " + figure(verdict.error().getAsDouble());
  }

  static String bar(Measure measure) {
    String sign = measure == Measure.SQL_PER_JOIN ? "≤ " : "≥ ";
    return measure
        .bar()
        .map(bar -> sign + BigDecimal.valueOf(bar).stripTrailingZeros().toPlainString())
        .orElse("report");
  }

  /** Medians of each entry's rounds. */
  private static String entries(List<Run> runs) {
    var table =
        new StringBuilder(
            """
            | contestant | load | a second (all rounds) | p50 ms | p99 ms | p99.9 ms | errors | SQL per join | Redis per answer | cores busy | MiB |
            |---|---|---:|---:|---:|---:|---:|---:|---:|---|---:|
            """);
    Map<Entry, List<Run>> byEntry =
        runs.stream().collect(groupingBy(Run::entry, LinkedHashMap::new, Collectors.toList()));
    byEntry.forEach((entry, rounds) -> table.append(entry(entry, rounds)));
    return table.toString();
  }

  private static String entry(Entry entry, List<Run> rounds) {
    String rates = rounds.stream().map(run -> figure(run.outcome().rate())).collect(joining(", "));
    boolean counted = rounds.getFirst().countsStatements();
    return "| %s | %s | **%s** (%s) | %s | %s | %s | %d | %s | %s | %s | %d |\n"
        .formatted(
            entry.variant().title(),
            entry.load(),
            figure(Verdict.median(rounds, run -> run.outcome().rate())),
            rates,
            figure(Verdict.median(rounds, run -> run.outcome().p50())),
            figure(Verdict.median(rounds, run -> run.outcome().p99())),
            figure(Verdict.median(rounds, run -> run.outcome().p999())),
            rounds.stream().mapToLong(run -> run.outcome().errors()).sum(),
            counted ? figure(Verdict.median(rounds, Run::statementsPerJoin)) : "",
            figure(
                Verdict.median(
                    rounds, run -> (double) run.redisCommands() / run.outcome().answers())),
            cores(rounds),
            rounds.stream().mapToLong(Run::residentMiB).max().orElse(0));
  }

  private static String cores(List<Run> rounds) {
    return rounds.getFirst().cores().keySet().stream()
        .map(name ->
            "%s %.2f"
                .formatted(
                    name, Verdict.median(rounds, run -> run.cores().getOrDefault(name, 0.0))))
        .collect(joining(", "));
  }

  static String figure(double value) {
    if (value >= 1000) return String.format(Locale.ROOT, "%,.0f", value);
    if (value >= 100) return String.format(Locale.ROOT, "%.0f", value);
    if (value >= 10) return String.format(Locale.ROOT, "%.1f", value);
    return String.format(Locale.ROOT, value >= 0.1 ? "%.2f" : "%.3f", value);
  }
}
