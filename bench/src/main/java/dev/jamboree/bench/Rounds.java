package dev.jamboree.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * All runs on one database: each group of measures warmed up, then in rounds, A B C A B C, so that
 * what drifts on the machine drifts for all of them.
 */
final class Rounds {

  /** Under full load the JVM's compiler is at work for about so long. */
  private static final int WARM_UP_SECONDS = 30;

  private final Options options;
  private final Site site;
  private final World world;
  private final Map<Variant, Contestant> contestants = new EnumMap<>(Variant.class);
  private final Set<Variant> broken = EnumSet.noneOf(Variant.class);
  private final Set<Variant> warm = EnumSet.noneOf(Variant.class);
  private int left;
  private boolean recording;
  private final List<Run> runs = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  Rounds(Options options, Site site, World world) throws IOException {
    this.options = options;
    this.site = site;
    this.world = world;
    // a run sends at most so many joins; 45,000 a second is more than two cores have ever done
    var installation = new Installation(site, world, 45_000 * options.seconds());
    for (Variant variant : Variant.values()) {
      contestants.put(
          variant,
          switch (variant) {
            case KOA -> new Koa(site, world);
            case HELLO -> new Hello(site, installation);
            case PRODUCT, ABLATION_16, ABLATION_64, MEMORY_SESSIONS ->
                new Jamboree(site, installation, variant, variant.settings());
            case VARIED -> new Jamboree(site, installation, variant, options.vary());
          });
    }
  }

  /** Runs what these measures need. */
  List<Run> run() {
    var groups = new LinkedHashMap<String, Set<Entry>>();
    Arrays.stream(Measure.values())
        .filter(measure -> measure.database() == world.database().kind())
        .filter(options::wants)
        .forEach(measure ->
            measure
                .entries()
                .filter(this::isRun)
                .forEach(entry ->
                    groups
                        .computeIfAbsent(measure.group(), g -> new LinkedHashSet<>())
                        .add(entry)));
    left = options.rounds() * groups.values().stream().mapToInt(Set::size).sum();
    try {
      for (var group : groups.entrySet()) {
        group.getValue().removeIf(entry -> !warmUp(group.getKey(), entry));
        for (int round = 1; round <= options.rounds(); round++) {
          for (Entry entry : group.getValue()) measure(group.getKey(), entry, round);
        }
      }
      return List.copyOf(runs);
    } finally {
      contestants.values().forEach(Contestant::close);
    }
  }

  /** The quick bench has no time for a second ablation. */
  private boolean isRun(Entry entry) {
    return !options.quick() || entry.variant() != Variant.ABLATION_64;
  }

  /** Starts the contestant if need be; false when it cannot be loaded at all. */
  private boolean warmUp(String group, Entry entry) {
    if (broken.contains(entry.variant())) return false;
    Contestant contestant = contestant(entry);
    boolean first = warm.add(entry.variant());
    int seconds = first ? options.seconds() : Math.min(options.seconds(), 3);
    int runs = first && !options.quick() ? Math.ceilDiv(WARM_UP_SECONDS, seconds) : 1;
    try {
      if (!contestant.started()) {
        System.out.println("starting " + entry.variant().title());
        contestant.start();
      }
      for (int i = 0; i < runs; i++) {
        System.out.println("warm-up   " + line(run(group, entry, 0, seconds)));
      }
      return true;
    } catch (IOException | SQLException e) {
      broken.add(entry.variant());
      fail(entry, e);
      return false;
    }
  }

  private void measure(String group, Entry entry, int round) {
    left--;
    try {
      if (options.profile() && entry.variant() == Variant.PRODUCT && !recording) {
        recording = true;
        Profile.record(site, contestant(entry).process());
      }
      Run run = run(group, entry, round, options.seconds());
      runs.add(run);
      System.out.printf("%3d left  %s%n", left, line(run));
    } catch (IOException | SQLException e) {
      fail(entry, e);
    }
  }

  /** The others can still be measured. */
  private void fail(Entry entry, Exception e) {
    failures.add(entry + ": " + e.getMessage());
    System.out.println("failed: " + failures.getLast());
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  private Contestant contestant(Entry entry) {
    return Objects.requireNonNull(contestants.get(entry.variant()));
  }

  private Run run(String group, Entry entry, int round, int seconds)
      throws IOException, SQLException {
    Contestant contestant = contestant(entry);
    Target target = contestant.prepare(entry.load());
    var processes = new LinkedHashMap<String, ProcessHandle>();
    processes.put("contestant", contestant.process());
    processes.putAll(world.processes());

    Database.Statements before = world.database().statements();
    long commands = redisCommands();
    CpuTimes cpu = CpuTimes.read(processes);
    long start = System.nanoTime();
    Outcome outcome =
        Wrk.run(target.address(), target.script(), target.environment(), entry.load(), seconds);
    Map<String, Double> cores =
        CpuTimes.read(processes).coresSince(cpu, Duration.ofNanos(System.nanoTime() - start));
    commands = redisCommands() - commands;
    long statements = world.database().statements().since(before);

    Reconciliation reconciliation = target.check().reconcile(outcome);
    return new Run(
        world.database().kind(),
        group,
        entry,
        round,
        outcome,
        cores,
        statements,
        commands,
        residentMiB(contestant.process()),
        reconciliation);
  }

  private long redisCommands() throws IOException {
    return Long.parseLong(world.redis().info("total_commands_processed"));
  }

  private static long residentMiB(ProcessHandle process) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  private static String line(Run run) {
    Outcome seen = run.outcome();
    return "round %d  %-48s %,9.0f/s  p50 %6.1f  p99 %6.1f  p99.9 %6.1f ms  errors %d  %s"
        .formatted(
            run.round(),
            run.entry(),
            seen.rate(),
            seen.p50(),
            seen.p99(),
            seen.p999(),
            seen.errors(),
            run.reconciliation());
  }
}
