package dev.jamboree.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that a bench has found, and how it is written down. */
record Report(
    Instant at,
    Options options,
    Machine machine,
    Map<String, String> versions,
    List<Verdict> verdicts,
    List<Run> runs,
    List<String> failures) {

  /** What holds for all runs, in words. */
  static final List<String> CONDITIONS =
      List.of(
          "All contestants, the load generator, one database and one Redis share the machine's cores.",
          "The database flushes each commit to disk (innodb_flush_log_at_trx_commit=1), no binary log.",
          "Each contestant runs with its defaults; JVMs with -Xmx512m, the Koa peer with one worker per core.",
          "Sockets are served over what each chooses by itself: the product over io_uring where the"
              + " machine allows it, else epoll; bare Vert.x over epoll.",
          "Rounds are interleaved; a ratio is one of medians, ± the standard error that the ratios of the"
              + " rounds suggest. Each contestant is warmed up before (30 s; one run with --quick), which is not reported.",
          "wrk has two threads; every join is by another user with a session checked in Redis. "
              + "The product's users come in random order, the peer's in order of their ids.",
          "A rate counts accepted answers only. After each run the rows, the stock and the grants are"
              + " compared with what was acknowledged.");

  boolean met() {
    return failures.isEmpty()
        && verdicts.stream().allMatch(Verdict::met)
        && runs.stream().filter(run -> !run.entry().variant().isPeer()).allMatch(Run::clean);
  }

  /** Cores that other programs kept busy meanwhile; above a quarter the figures are doubtful. */
  double disturbance() {
    double others = Verdict.median(runs, run -> run.cores().getOrDefault(CpuTimes.OTHERS, 0.0));
    return Double.isNaN(others) ? 0 : others;
  }

  /** As latest.json, latest.md and latest.svg. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("latest.json"), json().encodePrettily() + "\n");
    Files.writeString(folder.resolve("latest.md"), Markdown.of(this, "latest.svg"));
    Files.writeString(folder.resolve("latest.svg"), Chart.svg(verdicts));
  }

  /** For the documentation. */
  void writeForDocs(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("report.json"), json().encodePrettily() + "\n");
    Files.writeString(folder.resolve("report.md"), Markdown.of(this, "report.svg"));
    Files.writeString(folder.resolve("report.svg"), Chart.svg(verdicts));
  }

  private JsonObject json() {
    var json = new JsonObject(new LinkedHashMap<>());
    json.put("measures", new JsonArray(verdicts.stream().map(Report::measure).toList()));
    json.put("at", at.truncatedTo(ChronoUnit.SECONDS).toString());
    json.put("quick", options.quick());
    json.put("rounds", options.rounds());
    json.put("seconds", options.seconds());
    json.put("vary", new JsonObject(new LinkedHashMap<>(options.vary())));
    json.put("machine", machine.json());
    var served = new JsonObject(new LinkedHashMap<>());
    versions.forEach(served::put);
    json.put("versions", served);
    json.put("othersBusyCores", rounded(disturbance()));
    json.put("conditions", new JsonArray(CONDITIONS));
    json.put("failures", new JsonArray(failures));
    json.put("runs", new JsonArray(runs.stream().map(Report::run).toList()));
    return json;
  }

  private static JsonObject measure(Verdict verdict) {
    return new JsonObject(new LinkedHashMap<>())
        .put("name", verdict.measure().title())
        .put("product", rounded(verdict.product()))
        .put("peer", verdict.peer().isPresent() ? rounded(verdict.peer().getAsDouble()) : null)
        .put("ratio", rounded(verdict.ratio()))
        .put("error", verdict.error().isPresent() ? rounded(verdict.error().getAsDouble()) : null)
        .put("bar", verdict.measure().bar().orElse(null))
        .put("met", verdict.met())
        .put("p99", rounded(verdict.p99()))
        .put("remark", verdict.remark());
  }

  private static JsonObject run(Run run) {
    var cores = new JsonObject(new LinkedHashMap<>());
    run.cores().forEach((name, busy) -> cores.put(name, rounded(busy)));
    var json =
        new JsonObject(new LinkedHashMap<>())
            .put("database", run.database().name().toLowerCase(java.util.Locale.ROOT))
            .put("contestant", run.entry().variant().title())
            .put("load", run.entry().load().toString())
            .put("round", run.round())
            .put("rps", rounded(run.outcome().rate()))
            .put("p50", run.outcome().p50())
            .put("p99", run.outcome().p99())
            .put("p999", run.outcome().p999())
            .put("max", run.outcome().max())
            .put("errors", run.outcome().errors())
            .put("cores", cores)
            .put("residentMiB", run.residentMiB())
            .put("redisCommands", run.redisCommands());
    if (!run.reconciliation().writes()) return json;
    if (run.countsStatements()) json.put("sqlPerJoin", rounded(run.statementsPerJoin()));
    return json.put("acknowledgedAtLeast", run.reconciliation().least())
        .put("rows", run.reconciliation().rows())
        .put("stockDrop", run.reconciliation().stockDrop())
        .put("grants", run.reconciliation().grants())
        .put("exact", run.reconciliation().exact());
  }

  /** To four digits that count, or to the unit when there are more. */
  static double rounded(double value) {
    if (value == 0 || !Double.isFinite(value)) return 0;
    if (Math.abs(value) >= 1000) return Math.rint(value);
    return new java.math.BigDecimal(value).round(new java.math.MathContext(4)).doubleValue();
  }
}
