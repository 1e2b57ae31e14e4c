package dev.jamboree.server.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The data of a MySQL that holds nothing yet: made once and kept beside its program, since making
 * it takes seconds and a copy does not.
 */
final class FreshDatabase {

  /** No certificates: they would be the same in all copies, and it listens on the loopback only. */
  static final List<String> COMMON = common();

  private final Path home;
  private final Path template;
  private final Consumer<String> progress;

  FreshDatabase(Path cache, Path home, Consumer<String> progress) {
    this.home = home;
    this.template = cache.resolve(home.getFileName() + "-data");
    this.progress = progress;
  }

  /** Fills the folder unless it is there; atomic, so that a crash half way leaves none. */
  void provide(Path data) throws IOException {
    if (Files.exists(data)) return;
    if (!Files.exists(template)) make();
    Path draft = data.resolveSibling(data.getFileName() + ".new");
    Folders.delete(draft);
    Commands.run(List.of("cp", "-R", template.toString(), draft.toString()));
    Files.move(draft, data, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  private void make() throws IOException {
    progress.accept("Preparing MySQL's data (once, some seconds)");
    Path fresh = Files.createTempDirectory(home.toAbsolutePath().getParent(), "prepare");
    Path data = fresh.resolve("data");
    List<String> command =
        new ArrayList<>(
            List.of(
                home.resolve("bin/mysqld").toString(),
                "--no-defaults",
                "--initialize-insecure",
                "--basedir=" + home,
                "--datadir=" + data));
    command.addAll(COMMON);
    Commands.run(command);
    Files.deleteIfExists(data.resolve("auto.cnf")); // each copy makes an identity of its own
    Binaries.moveInto(data, template);
    Folders.delete(fresh);
  }

  private static List<String> common() {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--auto-generate-certs=OFF",
                "--sha256-password-auto-generate-rsa-keys=OFF",
                "--caching-sha2-password-auto-generate-rsa-keys=OFF"));
    if (System.getProperty("user.name").equals("root")) options.add("--user=root");
    return List.copyOf(options);
  }
}
