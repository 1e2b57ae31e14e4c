package dev.jamboree.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.Server;
import dev.jamboree.server.embedded.EmbeddedRedis;
import dev.jamboree.server.testing.TestServers;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The database decides: Redis may lose everything at any moment. */
class RedisProofIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  @Test
  void whenRedisIsFlushedAndKilledUnderLoadPlayersDoNotNotice() throws IOException {
    EmbeddedRedis redis = servers.ownRedis();
    try (var stage = new Stage(servers.database(), redis.url())) {
      Server server = stage.open();
      stage.publish(30, Stage.grab(2_000, 1));
      stage.logIn(1, 3_000);
      Rush rush = Crowd.impatient(stage, 64).start(30, Crowd.shuffled(1, 3_000, 3, 30));
      rush.awaitAnswered(2_000);
      redis.flush(0);
      rush.awaitAnswered(4_000);
      redis.kill();
      assertThat(health(stage, server)).startsWith("200").contains("degraded");
      assertThat(stage.ask(server.opsPort(), "GET", "/metrics", "", "").data())
          .contains("jamboree_redis_degraded{loop=\"0\"} 1.0")
          .containsPattern("jamboree_db_connections\\{pool=\"reads\"} [1-9]");
      rush.awaitAnswered(6_000);
      redis.restart();

      List<Asked> asked = rush.all();

      assertThat(asked)
          .as("everybody was answered, and stayed logged in")
          .allMatch(it -> it.last().ok() || it.last().reason().equals("SOLD_OUT"));
      Books books = Books.of(servers.database()).agreeWith(asked);
      assertThat(books.joins(30)).isEqualTo(2_000);
      assertThat(books.remaining(30)).isZero();
      Eventually.holds("it recovers", () -> health(stage, server).contains("\"ready\""));
    }
  }

  private static String health(Stage stage, Server server) {
    Reply reply = stage.ask(server.opsPort(), "GET", "/health/ready", "", "");
    return reply.status() + " " + reply.data();
  }
}
