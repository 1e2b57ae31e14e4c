package dev.jamboree.bench;

import dev.jamboree.server.Environment;
import dev.jamboree.server.Server;
import dev.jamboree.server.Transports;
import dev.jamboree.server.config.Config;
import dev.jamboree.server.config.SettingsReader;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** The program of {@link Variant#MEMORY_SESSIONS}: the product, with no Redis behind its gate. */
final class MemorySessionsServer {

  private MemorySessionsServer() {}

  /** Takes the file of players and the settings file; serves until it is stopped. */
  public static void main(String... args) throws IOException {
    var sessions = MemorySessions.read(Path.of(args[0]));
    var settings =
        new SettingsReader()
            .file(Path.of(args[1]))
            .environment(System.getenv())
            .settings(List.of());
    Config config = Config.of(settings);
    Vertx vertx = Transports.vertx(config.eventLoops(), config.transport());
    Server server =
        Server.open(vertx, config, new Environment(InstantSource.system(), _ -> sessions))
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> server.close().toCompletionStage().toCompletableFuture().join()));
  }
}
