package dev.jamboree.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** CPU time used so far, by name of process; a process counts with its children. */
record CpuTimes(Map<String, Duration> byName) {

  /** What Linux counts in /proc/PID/stat in. */
  private static final Duration TICK = Duration.ofMillis(10);

  /** Everything else on the machine, the kernel's own work included: little on a quiet one. */
  static final String OTHERS = "others";

  /** Of these processes, and of the load generator: all children of ours that have ended. */
  static CpuTimes read(Map<String, ProcessHandle> processes) throws IOException {
    var times = new LinkedHashMap<String, Duration>();
    processes.forEach((name, process) -> times.put(name, ofTree(process)));
    times.put("wrk", ofEndedChildren());
    var known = times.values().stream().reduce(Duration.ZERO, Duration::plus);
    times.put(OTHERS, ofMachine().minus(known));
    return new CpuTimes(times);
  }

  /** Cores kept busy since then, on average. */
  Map<String, Double> coresSince(CpuTimes before, Duration wall) {
    var cores = new LinkedHashMap<String, Double>();
    byName.forEach((name, time) -> {
      Duration used = time.minus(before.byName.getOrDefault(name, Duration.ZERO));
      cores.put(name, (double) used.toNanos() / wall.toNanos());
    });
    return cores;
  }

  private static Duration ofTree(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
        .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration ofMachine() throws IOException {
    String all = Files.readAllLines(Path.of("/proc/stat")).getFirst();
    // user, nice, system, idle, iowait, irq, softirq, steal: without idle and iowait
    String[] fields = all.substring("cpu".length()).strip().split(" +", -1);
    long ticks = 0;
    for (int i = 0; i < 8; i++) {
      if (i != 3 && i != 4) ticks += Long.parseLong(fields[i]);
    }
    return TICK.multipliedBy(ticks);
  }

  private static Duration ofEndedChildren() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    // after the name in parentheses: fields 3 and on; 16 and 17 are cutime and cstime
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return TICK.multipliedBy(Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
  }
}
