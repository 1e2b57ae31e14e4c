package dev.jamboree.server.admin;

import static dev.jamboree.server.admin.Instance.done;
import static dev.jamboree.server.admin.Instance.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.embedded.EmbeddedRedis;
import dev.jamboree.server.testing.TestServers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class CatalogSignalIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  private static final Duration NEVER = Duration.ofDays(1);
  private static final Duration USUAL = Duration.ofMillis(400);
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-12-10T12:00:00Z"));

  @Test
  void withoutRedisOperatorsWorkOnAndTheOthersSeeItByTheirPoll() throws IOException {
    EmbeddedRedis redis = servers.ownRedis();
    try (var one = instance(redis, NEVER);
        var two = instance(redis, USUAL)) {
      redis.kill();
      long id = publish(one);
      assertThat(one.shows(id)).isEqualTo(1);
      eventually("the other shows it", () -> two.shows(id) == 1);
    }
  }

  @Test
  void aRedisThatComesBackIsListenedToAgain() throws IOException {
    EmbeddedRedis redis = servers.ownRedis();
    try (var one = instance(redis, NEVER);
        var two = instance(redis, NEVER)) {
      redis.kill();
      long id = publish(one);
      assertThat(two.shows(id)).isZero();
      redis.restart();
      eventually(
          "a signal arrives",
          () -> {
            done(one.publishing.publish(id, null, null));
            return two.shows(id) == 1;
          });
    }
  }

  @Test
  void anInstanceThatIsStartedAgainShowsAndKnowsAllThatWasDone() throws IOException {
    long id;
    Drafting.History history;
    try (var before = new Instance(servers.database(), null, NEVER, NOON)) {
      id = publish(before);
      done(before.drafting.revise(id, null, Sample.grab(7, 1), "bob"));
      done(before.restocking.restock(id, "gift", null, -10));
      history = done(before.drafting.history(id));
    }
    try (var after = new Instance(servers.database(), null, NEVER, NOON)) {
      assertThat(after.shows(id)).isEqualTo(1);
      assertThat(done(after.drafting.history(id))).isEqualTo(history);
      assertThat(done(after.restocking.levels(id)).getFirst().remaining()).isEqualTo(990);
    }
  }

  private static Instance instance(EmbeddedRedis redis, Duration poll) {
    return new Instance(servers.database(), redis.url(), poll, NOON);
  }

  private static long publish(Instance instance) {
    long id = done(instance.drafting.create(null, Sample.grab(1000, 1), "ann")).id();
    done(instance.publishing.publish(id, null, null));
    return id;
  }
}
