package dev.jamboree.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.config.DatabaseAddress;
import dev.jamboree.server.config.Setting;
import dev.jamboree.server.embedded.LocalDatabase;
import dev.jamboree.server.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Logs may be read by more people than players' data may. */
class LogProofIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  private static final long FIRST = 734_500_001;
  private static final long LAST = 734_500_400;

  @TempDir Path folder;

  @Test
  void noTokenAndNoUserIsInTheLogsWhateverGoesWrong() throws IOException {
    LocalDatabase own = servers.ownDatabase();
    Path log = folder.resolve("log");
    try (var stage = new Stage(DatabaseAddress.parse(own.url()), servers.redisUrl())) {
      stage.set(Setting.PIPELINE_MAX_WAIT, "1s").set(Setting.PIPELINE_UNRESOLVED_TIMEOUT, "1s");
      stage.open();
      stage.publish(90, Stage.grab(1_000, 1));
      stage.logIn(FIRST, LAST);
      try (Outsider outsider = stage.openOutside(ProcessBuilder.Redirect.to(log.toFile()))) {
        List<Long> users = Crowd.shuffled(FIRST, LAST, 2, 90);
        Crowd.impatient(stage, 32).join(90, users);
        int port = stage.ports().get(1);
        for (String body : List.of("{", "{\"activityId\":90,\"userId\":" + LAST + "}")) {
          stage.ask(port, "POST", "/api/activity/join", stage.token(FIRST), body);
        }
        stage.ask(port, "GET", "/api/activity/status/90", "made-up-" + stage.token(LAST), "");
        own.kill();
        assertThat(stage.join(1, 90, FIRST).status()).isEqualTo(503);
        own.restart();
        Crowd.patient(stage, 32).join(90, users);
        outsider.terminate();
      }
      String text = Files.readString(log);
      assertThat(text).contains("outcome of 1 commands unknown").doesNotContain("734500");
      for (long user = FIRST; user <= LAST; user++) {
        assertThat(text).doesNotContain(stage.token(user));
      }
    }
  }
}
