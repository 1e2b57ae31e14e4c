package dev.jamboree.server.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Waits until a server answers, or has ended, or a minute is over. */
final class Readiness {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration SPEAK_AFTER = Duration.ofSeconds(1);
  private static final long BETWEEN_ATTEMPTS_MS = 20;

  private Readiness() {}

  static void await(
      String name, ServerProcess process, Consumer<String> progress, BooleanSupplier answers) {
    long start = System.nanoTime();
    boolean spoken = false;
    while (!answers.getAsBoolean()) {
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      if (!process.isAlive() || waited.compareTo(LIMIT) > 0) {
        String end = process.isAlive() ? " does not answer" : " ended";
        String lastWords = process.lastWords();
        process.kill();
        throw new EmbeddedServerException(name + end + ". Its last words:\n" + lastWords);
      }
      if (!spoken && waited.compareTo(SPEAK_AFTER) > 0) {
        progress.accept("Waiting for " + name + " to answer");
        spoken = true;
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_ATTEMPTS_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedServerException("interrupted while a server was starting", e);
    }
  }
}
