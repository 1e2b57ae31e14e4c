package dev.jamboree.server.proof;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.config.Setting;
import dev.jamboree.server.proof.Volley.Shot;
import dev.jamboree.server.testing.TestServers;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Thirty at once on the last unit of something, two hundred times over, at two instances: exactly
 * one gets it each time.
 */
class LastUnitProofIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  private static final int TIMES = 200;
  private static final String OPEN =
      "\"schedule\":{\"start\":\"2020-01-01T00:00\",\"end\":\"2099-01-01T00:00\",\"zone\":\"UTC\"}";
  private static final String GEM = "[{\"item\":\"gem\",\"count\":1}]";
  private static final String TICKET = "[{\"balance\":\"ticket\",\"count\":1}]";

  private Stage stage;
  private Volley volley;

  @BeforeEach
  void start() {
    stage = new Stage(servers.database(), servers.redisUrl());
    // This is about units, not about how often one may ask.
    stage.set(Setting.JOINS_PER_SECOND, "1000").set(Setting.JOINS_BURST, "10000");
    stage.open();
    stage.open();
    volley = new Volley(stage);
  }

  @AfterEach
  void stop() {
    volley.close();
    stage.close();
    Books.of(servers.database());
  }

  @Test
  void ofAnOffer() {
    String offers =
        IntStream.range(0, TIMES)
            .mapToObj(
                i -> "{\"id\":\"o%d\",\"stock\":1,\"cost\":[],\"rewards\":%s}".formatted(i, GEM))
            .collect(Collectors.joining(","));
    publish(301, "{}", "{\"id\":\"shop\",\"type\":\"exchange\",\"offers\":[" + offers + "]}");
    stage.logIn(1, Volley.CLIENTS);
    for (int i = 0; i < TIMES; i++) {
      String body = "{\"activityId\":301,\"mechanic\":\"shop\",\"item\":\"o" + i + "\"}";
      one("SOLD_OUT", "exchange", client -> 1L + client, body, "o" + i);
    }
  }

  @Test
  void ofAPrizeTheOthersGetItsFallback() {
    for (int a = 0; a < 4; a++) {
      publish(
          310 + a,
          "{}",
          IntStream.range(0, TIMES / 4)
              .mapToObj(i ->
                  ("{\"id\":\"d%d\",\"type\":\"draw\",\"prizes\":["
                          + "{\"id\":\"rare\",\"weight\":1000000000,\"stock\":1,\"fallback\":\"coin\",\"rewards\":%s},"
                          + "{\"id\":\"coin\",\"weight\":1,\"rewards\":%s}]}")
                      .formatted(i, GEM, GEM))
              .collect(Collectors.joining(",")));
    }
    stage.logIn(1, Volley.CLIENTS);
    for (int i = 0; i < TIMES; i++) {
      String mechanic = "d" + i % (TIMES / 4);
      String body =
          "{\"activityId\":%d,\"mechanic\":\"%s\"}".formatted(310 + i / (TIMES / 4), mechanic);
      String key = "draw" + i;
      List<Reply> replies = volley.fire(client -> new Shot("draw", 1L + client, key, body));
      assertThat(replies).allMatch(Reply::ok);
      assertThat(replies.stream().filter(it -> it.data().contains("\"prize\":\"rare\"")))
          .hasSize(1);
    }
  }

  @Test
  void ofADay() {
    publish(302, "{}", "{\"id\":\"daily\",\"type\":\"checkIn\",\"rewards\":[" + GEM + "]}");
    stage.logIn(1, TIMES);
    for (int i = 0; i < TIMES; i++) {
      long user = 1L + i;
      String body = "{\"activityId\":302,\"mechanic\":\"daily\"}";
      one("ALREADY_CLAIMED", "checkin", _ -> user, body, "day");
    }
  }

  @Test
  void ofAMissionsReward() {
    publish(303, "{}", mission("won", GEM, "manual"));
    stage.logIn(1, TIMES);
    tellAll("won");
    for (int i = 0; i < TIMES; i++) {
      long user = 1L + i;
      String body = "{\"activityId\":303,\"mechanic\":\"do\",\"item\":\"it\"}";
      one("ALREADY_CLAIMED", "claim", _ -> user, body, "claim");
    }
  }

  @Test
  void ofABalance() {
    publish(
        304,
        "{\"ticket\":{}}",
        mission("paid", TICKET, "auto")
            + ",{\"id\":\"shop\",\"type\":\"exchange\",\"offers\":"
            + "[{\"id\":\"o\",\"cost\":%s,\"rewards\":%s}]}".formatted(TICKET, GEM));
    stage.logIn(1, TIMES);
    tellAll("paid");
    for (int i = 0; i < TIMES; i++) {
      long user = 1L + i;
      String body = "{\"activityId\":304,\"mechanic\":\"shop\",\"item\":\"o\"}";
      one("NOT_ENOUGH", "exchange", _ -> user, body, "buy");
    }
  }

  @Test
  void ofAQuota() {
    publish(
        305,
        "{}",
        "{\"id\":\"grab\",\"type\":\"grab\",\"stock\":1000,\"quota\":{\"occurrence\":2},\"rewards\":%s}"
            .formatted(GEM));
    stage.logIn(1, TIMES);
    for (int i = 0; i < TIMES; i++) {
      long user = 1L + i;
      assertThat(stage.join(i % 2, 305, user).ok()).isTrue();
      String body = "{\"activityId\":305,\"mechanic\":\"grab\"}";
      one("QUOTA_EXCEEDED", "claim", _ -> user, body, "more");
    }
  }

  @Test
  void ofATierOfAPass() {
    publish(
        306,
        "{\"xp\":{}}",
        "{\"id\":\"pass\",\"type\":\"pass\",\"xp\":\"xp\",\"tiers\":[{\"xp\":0,\"free\":%s}]}"
            .formatted(GEM));
    stage.logIn(1, TIMES);
    for (int i = 0; i < TIMES; i++) {
      long user = 1L + i;
      String body = "{\"activityId\":306,\"mechanic\":\"pass\",\"item\":\"1\"}";
      one("ALREADY_CLAIMED", "claim", _ -> user, body, "tier");
    }
  }

  /** All shoot, each under a key of its own: one hits, the others hear the reason. */
  private void one(String reason, String what, IntToLongFunction user, String body, String key) {
    List<Reply> replies =
        volley.fire(client -> new Shot(what, user.applyAsLong(client), key + "-" + client, body));
    Map<String, Long> reasons = replies.stream().collect(groupingBy(Reply::reason, counting()));
    assertThat(reasons).isEqualTo(Map.of("OK", 1L, reason, Volley.CLIENTS - 1L));
  }

  /** Of all users an event of that type. */
  private void tellAll(String type) {
    String[] events =
        IntStream.rangeClosed(1, TIMES)
            .mapToObj(user ->
                "{\"id\":\"e%d\",\"type\":\"%s\",\"userId\":%d}".formatted(user, type, user))
            .toArray(String[]::new);
    Reply reply = stage.happened(events);
    assertThat(reply.data()).contains("\"COUNTED\":" + TIMES);
  }

  private static String mission(String event, String rewards, String claim) {
    return ("{\"id\":\"do\",\"type\":\"mission\",\"missions\":[{\"id\":\"it\",\"objectives\":"
            + "[{\"event\":\"%s\",\"goal\":1}],\"claim\":\"%s\",\"rewards\":%s}]}")
        .formatted(event, claim, rewards);
  }

  private void publish(long id, String balances, String mechanics) {
    stage.publish(
        id,
        "{\"name\":{\"zh\":\"末\",\"en\":\"Last\"},%s,\"balances\":%s,\"mechanics\":[%s]}"
            .formatted(OPEN, balances, mechanics));
  }
}
