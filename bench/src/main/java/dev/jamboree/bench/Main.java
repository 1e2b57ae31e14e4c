package dev.jamboree.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The command {@code ./jamboree bench}. */
public final class Main {

  private Main() {}

  /** Exits with 0, with 1 when a full run missed a bar, or with 2 when it could not be run. */
  public static void main(String... args) throws IOException, SQLException {
    System.setProperty("jamboree.log.format", "text");
    System.setProperty("jamboree.log.level", "warn");
    Site site = new Site(Path.of(System.getProperty("jamboree.home", "")).toAbsolutePath());
    Options options;
    try {
      options = Options.parse(args);
      Requirements.provide(List.of("wrk", "node", "npm"));
      Requirements.installPeer(site.koa().resolve("app"));
    } catch (Options.UsageException e) {
      System.err.println("jamboree bench: " + e.getMessage() + "\n" + Options.USAGE);
      System.exit(2);
      return;
    } catch (Requirements.MissingException e) {
      System.err.println("jamboree bench: " + e.getMessage());
      System.exit(2);
      return;
    }
    Report report = measure(options, site);
    report.write(site.out());
    if (options.commitReport()) report.writeForDocs(site.home().resolve("docs/performance"));
    System.out.println("\n" + Markdown.verdicts(report.verdicts()));
    System.out.print(Markdown.disturbance(report));
    report.failures().forEach(failure -> System.out.println("failed: " + failure));
    System.out.println("written: " + site.out().resolve("latest.{json,md,svg}"));
    if (options.profile()) Profile.print(site);
    System.exit(options.quick() || report.met() ? 0 : 1);
  }

  private static Report measure(Options options, Site site) throws IOException, SQLException {
    Instant at = Instant.now();
    var versions = new Versions(site);
    var runs = new ArrayList<Run>();
    var failures = new ArrayList<String>();
    site.clean();
    for (Database.Kind kind : options.databases()) {
      if (Arrays.stream(Measure.values())
          .noneMatch(m -> m.database() == kind && options.wants(m))) {
        continue;
      }
      Optional<World> world = World.open(kind, site);
      if (world.isEmpty()) {
        failures.add("no TiDB here: ./jamboree tidb builds one");
        continue;
      }
      try (World open = world.get()) {
        versions.add(open);
        var rounds = new Rounds(options, site, open);
        runs.addAll(rounds.run());
        failures.addAll(rounds.failures());
      }
    }
    var verdicts =
        Arrays.stream(Measure.values())
            .filter(options::wants)
            .flatMap(measure -> Verdict.of(measure, runs).stream())
            .toList();
    return new Report(at, options, Machine.read(), versions.byName(), verdicts, runs, failures);
  }
}
