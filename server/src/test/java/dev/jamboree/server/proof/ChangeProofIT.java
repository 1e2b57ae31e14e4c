package dev.jamboree.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.testing.TestServers;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator does at one instance acts within a second on another. */
class ChangeProofIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  private static final Duration PROMISED = Duration.ofSeconds(1);
  private static final String NO_REDIS = "redis://127.0.0.1:1";

  @ParameterizedTest(name = "with Redis: {0}")
  @ValueSource(booleans = {true, false})
  void eachChangeIsSeenAtTheOtherInstanceWithinASecond(boolean withRedis) {
    try (var stage = new Stage(servers.database(), withRedis ? servers.redisUrl() : NO_REDIS)) {
      stage.open();
      stage.open();
      long id = withRedis ? 80 : 81;

      change(stage, "?id=" + id, Stage.grab(10, 1));
      change(stage, "/" + id + "/publish", "");
      within("it is published", () -> member(stage, id, "phase").equals("ACTIVE"));
      change(stage, "/" + id + "/stock", "{\"mechanic\":\"grab\",\"add\":5}");
      within("units are added", () -> member(stage, id, "remaining").equals("15"));
      change(stage, "/" + id + "/stock", "{\"mechanic\":\"grab\",\"remove\":14}");
      within("units are removed", () -> member(stage, id, "remaining").equals("1"));
      change(stage, "/" + id + "/end", "");
      within("it has ended", () -> member(stage, id, "phase").equals("ENDED"));
      change(stage, "/" + id + "/extend", "{\"end\":\"2098-01-01T00:00\"}");
      within("it is extended", () -> member(stage, id, "phase").equals("ACTIVE"));
      change(stage, "/" + id + "/retire", "");
      within("it is hidden", () -> status(stage, id).status() == 404);
      Books.of(servers.database());
    }
  }

  private static void change(Stage stage, String path, String body) {
    int port = stage.ports().getFirst();
    Reply reply = stage.ask(port, "POST", "/api/admin/activities" + path, Stage.ADMIN_TOKEN, body);
    assertThat(reply.ok()).as("%s: %s", path, reply).isTrue();
  }

  private static Reply status(Stage stage, long id) {
    return stage.ask(stage.ports().getLast(), "GET", "/api/activity/status/" + id, "", "");
  }

  private static String member(Stage stage, long id, String name) {
    Reply reply = status(stage, id);
    return reply.ok() ? reply.member(name) : "";
  }

  private static void within(String what, BooleanSupplier seen) {
    long start = System.nanoTime();
    Eventually.holds(what, seen);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).as(what).isLessThan(PROMISED);
  }
}
