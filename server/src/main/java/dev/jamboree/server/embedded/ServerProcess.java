package dev.jamboree.server.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A server of ours that runs beside us. It has a session of its own, so that Ctrl-C reaches us
 * first and we stop it in order; a guard ends it when we are killed; its process id is kept in its
 * folder, so that what a machine crash or a lost guard left over is found and ended at the next
 * start.
 */
final class ServerProcess {

  private static final Duration GRACE = Duration.ofSeconds(15);

  /** Waits for the end of its input, which comes with our own end, then ends the server. */
  private static final String GUARD =
      """
      read line
      { readlink "/proc/$1/cwd"; cat "/proc/$1/cmdline"; } 2>/dev/null | grep -qF -- "$2" && kill "$1"
      """;

  private final Process process;
  private final Process guard;
  private final Path log;

  private ServerProcess(Process process, Process guard, Path log) {
    this.process = process;
    this.guard = guard;
    this.log = log;
  }

  /** Starts the command; {@code folder} must appear in it, by which it is known to be ours. */
  static ServerProcess start(Path folder, List<String> command) throws IOException {
    if (command.stream().noneMatch(word -> word.contains(folder.toString()))) {
      throw new IllegalArgumentException("the command does not name " + folder);
    }
    Path log = folder.resolve("server.log");
    List<String> detached = new ArrayList<>();
    Commands.onPath("setsid").ifPresent(program -> detached.add(program.toString()));
    List<String> full = new ArrayList<>(detached);
    full.addAll(command);
    Process process =
        new ProcessBuilder(full)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    Files.writeString(pidFile(folder), Long.toString(process.pid()));
    List<String> watch = new ArrayList<>(detached);
    watch.addAll(
        List.of("sh", "-c", GUARD, "guard", Long.toString(process.pid()), folder.toString()));
    Process guard =
        new ProcessBuilder(watch)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new ServerProcess(process, guard, log);
  }

  /** Ends what an earlier run left over in this folder, if it still runs and really is ours. */
  static boolean endLeftover(Path folder) throws IOException {
    Path pidFile = pidFile(folder);
    if (!Files.exists(pidFile)) return false;
    String text = Files.readString(pidFile).strip();
    Optional<ProcessHandle> leftover =
        text.matches("[0-9]{1,18}") ? ProcessHandle.of(Long.parseLong(text)) : Optional.empty();
    boolean ours = leftover.isPresent() && names(leftover.get().pid(), folder);
    if (ours) end(leftover.get());
    Files.deleteIfExists(pidFile);
    return ours;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Asks it to end, and after a grace makes it. */
  void stop() {
    end(process.toHandle());
    guard.destroy();
  }

  /** Ends it as a crash would: no clean-up. */
  void kill() {
    process.toHandle().destroyForcibly();
    process.onExit().join();
    guard.destroy();
  }

  /** The last lines it logged. */
  String lastWords() {
    try {
      List<String> lines = Files.readString(log, UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }

  private static void end(ProcessHandle handle) {
    handle.destroy();
    try {
      handle.onExit().get(GRACE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      handle.destroyForcibly();
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      handle.destroyForcibly();
      handle.onExit().join();
    }
  }

  /** Where it works or how it was called: Redis rewrites the one, mysqld changes the other. */
  private static boolean names(long pid, Path folder) {
    Path process = Path.of("/proc", Long.toString(pid));
    try {
      if (Files.readSymbolicLink(process.resolve("cwd")).startsWith(folder)) return true;
      String commandLine = new String(Files.readAllBytes(process.resolve("cmdline")), UTF_8);
      return commandLine.contains(folder.toString());
    } catch (IOException gone) {
      return false;
    }
  }

  private static Path pidFile(Path folder) {
    return folder.resolve("server.pid");
  }
}
