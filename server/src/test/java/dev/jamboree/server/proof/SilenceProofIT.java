package dev.jamboree.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.Server;
import dev.jamboree.server.config.DatabaseAddress;
import dev.jamboree.server.config.Setting;
import dev.jamboree.server.embedded.LocalDatabase;
import dev.jamboree.server.testing.TestServers;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A database that takes requests and never answers is as good as gone, until it answers again. */
class SilenceProofIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  @Test
  void whileTheDatabaseIsSilentNobodyWaitsForEverAndEverythingComesBackWithIt() throws Exception {
    LocalDatabase own = servers.ownDatabase();
    DatabaseAddress address = DatabaseAddress.parse(own.url());
    try (var stage = new Stage(address, servers.redisUrl())) {
      stage.set(Setting.PIPELINE_MAX_WAIT, "1s").set(Setting.PIPELINE_UNRESOLVED_TIMEOUT, "3s");
      Server server = stage.open();
      stage.publish(70, Stage.grab(100, 1));
      stage.logIn(1, 3);
      assertThat(stage.join(0, 70, 1).reason()).isEqualTo("OK");
      assertThat(status(stage).reason()).isEqualTo("OK");

      signal("STOP", own);
      try {
        // Twice, so that connections which are not made are among what must not be waited for.
        for (int i = 0; i < 2; i++) {
          assertThat(status(stage).status()).as("status").isEqualTo(503);
          assertThat(stage.join(0, 70, 2).status()).as("join").isEqualTo(503);
        }
        assertThat(ready(stage, server).status()).isEqualTo(503);
        assertThat(config(stage).status()).isEqualTo(200);
      } finally {
        signal("CONT", own);
      }

      Eventually.holds("status", () -> status(stage).ok());
      Eventually.holds("joins", () -> stage.join(0, 70, 3).ok());
      Eventually.holds("ready", () -> ready(stage, server).status() == 200);
      stage.publish(71, Stage.grab(100, 1));
      Books.of(address);
    }
  }

  private static Reply status(Stage stage) {
    int port = stage.ports().getFirst();
    return stage.ask(port, "GET", "/api/activity/status/70", stage.token(1), "");
  }

  private static Reply config(Stage stage) {
    return stage.ask(stage.ports().getFirst(), "GET", "/api/activity/config/70", "", "");
  }

  private static Reply ready(Stage stage, Server server) {
    return stage.ask(server.opsPort(), "GET", "/health/ready", "", "");
  }

  private static void signal(String name, LocalDatabase database)
      throws IOException, InterruptedException {
    String pid = Long.toString(database.pid());
    assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
  }
}
