package dev.jamboree.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.AuditCommand;
import dev.jamboree.server.audit.DrawRecord;
import dev.jamboree.server.config.DatabaseAddress;
import dev.jamboree.server.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Lives through the examples over HTTP, at two instances: what players do, and what comes of it.
 */
class FestivalProofIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  private Stage stage;

  @BeforeEach
  void start() {
    stage = new Stage(servers.database(), servers.redisUrl());
    stage.open();
    stage.open();
    at("2026-12-10T02:00:00Z");
  }

  /** It is that time from now on, and users 42 and 43 are logged in. */
  private void at(String time) {
    stage.clock.ahead(Duration.between(Instant.now(), Instant.parse(time)));
    stage.logIn(42, 43);
  }

  @AfterEach
  void stop() {
    stage.close();
    Books.of(servers.database());
  }

  private void example(String file, long id) throws IOException {
    stage.publish(id, Files.readString(Path.of("..", "examples", file)));
  }

  @Test
  void aFestivalOfSixMechanicsIsTiedTogetherByItsBalances() throws IOException {
    example("15-festival.json", 415);
    assertThat(ask("checkin", 42, "daily", "").data())
        .contains("\"day\":\"2026-12-10\"", "\"balances\":{\"ticket\":1}");
    assertThat(ask("checkin", 42, "daily", "").reason()).isEqualTo("ALREADY_CLAIMED");
    assertThat(ask("claim", 42, "tasks", ",\"item\":\"win3\"").reason()).isEqualTo("NOT_REACHED");
    assertThat(
            stage
                .happened(
                    event("w1", "battle.won"),
                    event("w2", "battle.won"),
                    event("w3", "battle.won"),
                    event("l1", "user.login"),
                    event("x1", "unheard.of"),
                    event("w3", "battle.won"))
                .data())
        .contains("\"COUNTED\":4", "\"DUPLICATE\":1", "\"IGNORED\":1");
    assertThat(ask("claim", 42, "tasks", "").data())
        .contains("\"item\":\"win3\"", "\"balances\":{\"ticket\":3,\"xp\":60}");
    assertThat(ask("claim", 42, "pass", "").data()).contains("\"item\":\"1\"");
    assertThat(ask("draw", 42, "wheel", ",\"times\":10").reason()).isEqualTo("NOT_ENOUGH");
    assertThat(ask("draw", 42, "wheel", "").data()).contains("\"balances\":{\"ticket\":2");
    assertThat(ask("exchange", 42, "shop", ",\"item\":\"pet\"").reason()).isEqualTo("NOT_ENOUGH");
    assertThat(stage.happened(event("h1", "boss.hit")).data()).contains("\"COUNTED\":1");

    Reply status =
        stage.ask(stage.ports().getLast(), "GET", "/api/activity/status/415", stage.token(42), "");
    assertThat(status.data())
        .contains("\"phase\":\"ACTIVE\"", "\"waiting\":0", "\"ticket\":2", "\"xp\":60");
    assertThat(ask("checkin", 43, "daily", "").ok()).isTrue();
  }

  @Test
  void aSevenDayCheckInBreaksItsStreakAndIsMadeUpFor() throws IOException {
    example("8-check-in.json", 408);
    assertThat(check(408, "").data()).contains("\"streak\":1", "{\"item\":\"coin\",\"count\":50}");
    at("2026-12-12T02:00:00Z");
    assertThat(check(408, "").data()).contains("\"streak\":1");
    assertThat(check(408, ",\"day\":\"2026-12-11\"").data()).contains("\"streak\":3");
    at("2026-12-13T02:00:00Z");
    assertThat(check(408, "").data()).contains("\"streak\":4", "\"count\":120");
    assertThat(check(408, ",\"day\":\"2026-11-30\"").reason()).isEqualTo("NO_SUCH_DAY");
  }

  @Test
  void theSameKeyGetsTheSameAnswerByteForByteAtEveryInstanceUntilADayLater() throws IOException {
    example("10-lucky-draw.json", 410);
    String body = body(410, "wheel", "");

    Reply first = stage.command(0, "draw", 42, "k-1", body);
    assertThat(first.data()).contains("\"draws\":[{\"number\":1,", "\"drawIds\":[");
    assertThat(stage.command(1, "draw", 42, "k-1", body).data()).isEqualTo(first.data());
    at("2026-12-11T02:00:10Z");
    assertThat(stage.command(0, "draw", 42, "k-1", body).data()).isEqualTo(first.data());
    assertThat(stage.command(1, "draw", 42, "k-2", body).data()).contains("\"number\":2");

    assertThat(stage.command(1, "draw", 42, "k-1", body(410, "wheel", ",\"times\":2")).reason())
        .isEqualTo("KEY_REUSED");
    assertThat(stage.command(1, "claim", 42, "k-1", body).reason()).isEqualTo("KEY_REUSED");
    assertThat(stage.command(1, "draw", 42, "", body).reason())
        .isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
  }

  @Test
  void everyDrawCanBeRecomputedAndTheSeedIsToldWhenItIsOver() throws Exception {
    stage.publish(
        416,
        """
        {"name": {"zh": "抽", "en": "Draw"},
         "schedule": {"start": "2026-12-10T00:00", "end": "2026-12-11T00:00", "zone": "UTC"},
         "mechanics": [{"id": "wheel", "type": "draw", "prizes": [
           {"id": "rare", "weight": 1, "stock": 1, "fallback": "coin", "rewards": [{"item": "r", "count": 1}]},
           {"id": "gem", "weight": 2, "rewards": [{"item": "gem", "count": 1}]},
           {"id": "coin", "weight": 3, "rewards": [{"item": "coin", "count": 1}]}],
           "pity": {"prize": "gem", "hard": 4, "soft": {"from": 2, "percent": 10}}}]}
        """);
    DatabaseAddress database = servers.database();
    List<DrawRecord> found = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String answer = on(416, "draw", "wheel", ",\"times\":10").data();
      Matcher id = Pattern.compile("\"(\\d+\\.\\d+\\.42\\.wheel\\.\\d+)\"").matcher(answer);
      while (id.find()) {
        found.add(
            DrawRecord.find(
                    database.jdbcUrl(),
                    database.user(),
                    database.password(),
                    DrawRecord.Id.parse(id.group(1)))
                .orElseThrow());
      }
    }
    assertThat(found).hasSize(50).allMatch(AuditCommand::agrees);
    assertThat(found.stream().map(it -> it.evidence().drawn()).distinct()).hasSize(3);
    DrawRecord one = found.getFirst();
    String forged = one.seed().replace('0', '1').replace('2', '3');
    assertThat(found)
        .anyMatch(it ->
            !AuditCommand.agrees(
                new DrawRecord(
                    it.activityId(),
                    it.occurrence(),
                    it.userId(),
                    it.evidence(),
                    forged,
                    it.document(),
                    it.pityDocument())));

    String running = odds(416);
    assertThat(running).contains("\"seed\":null", "\"longRun\":");
    at("2026-12-11T00:00:01Z");
    assertThat(odds(416))
        .contains("\"seed\":\"" + one.seed() + "\"")
        .contains(
            running.substring(running.indexOf("\"commitment\""), running.indexOf(",\"seed\"")));
  }

  private String odds(long activity) {
    int port = stage.ports().getLast();
    return stage.ask(port, "GET", "/api/activity/draw/odds/" + activity, "", "").data();
  }

  @Test
  void aKeyIsAnsweredBetweenTwoRunsToo() {
    stage.publish(
        417,
        """
        {"name": {"zh": "时", "en": "Hour"},
         "schedule": {"start": "2026-12-10T00:00", "end": "2026-12-20T00:00", "zone": "UTC",
                      "recurs": {"cron": "0 0 2 * * *", "lasts": "PT1H"}},
         "mechanics": [{"id": "daily", "type": "checkIn", "rewards": [[{"item": "gem", "count": 1}]]}]}
        """);
    Reply first = stage.command(0, "checkin", 42, "k-9", body(417, "daily", ""));
    assertThat(first.ok()).isTrue();
    at("2026-12-10T04:00:00Z");
    assertThat(stage.command(1, "checkin", 42, "k-9", body(417, "daily", "")).data())
        .isEqualTo(first.data());
    assertThat(stage.command(1, "checkin", 42, "k-10", body(417, "daily", "")).reason())
        .isEqualTo("NOT_STARTED");
  }

  @Test
  void aRefusalIsNotKeptUnderItsKey() throws IOException {
    example("11-shop.json", 411);
    String body = body(411, "shop", ",\"item\":\"gems\"");
    assertThat(stage.command(0, "exchange", 42, "k", body).reason()).isEqualTo("NOT_ENOUGH");
    stage.happened(event("b1", "boss.killed"));
    assertThat(stage.command(1, "exchange", 42, "k", body).data())
        .contains("\"balances\":{\"point\":50}");
  }

  @Test
  void aPassOpensItsPaidTrackWithAPurchase() throws IOException {
    example("14-pass.json", 414);
    assertThat(on(414, "claim", "pass", "").data()).contains("\"item\":\"1\"");
    assertThat(on(414, "claim", "pass", ",\"item\":\"1.paid\"").reason()).isEqualTo("LOCKED");
    stage.happened(
        "{\"id\":\"p\",\"type\":\"iap.bought\",\"userId\":42,\"fields\":{\"sku\":\"season-pass\"}}",
        event("w", "battle.won"));
    assertThat(on(414, "claim", "pass", "").data())
        .contains("\"item\":\"2\"", "\"item\":\"1.paid\"", "\"item\":\"2.paid\"");
  }

  @Test
  void aRevisionThatIsPublishedMidFlightKeepsItsPromises() throws IOException {
    example("9-missions.json", 409);
    stage.happened(event("w1", "battle.won"));
    String admin = "/api/admin/activities/409";
    String harder =
        Files.readString(Path.of("..", "examples", "9-missions.json"))
            .replace("\"goal\": 3", "\"goal\": 1")
            .replace("{\"item\": \"gem\", \"count\": 5}", "{\"item\": \"gem\", \"count\": 9}");
    int port = stage.ports().getFirst();
    assertThat(stage.ask(port, "PUT", admin, Stage.ADMIN_TOKEN, harder).ok()).isTrue();
    assertThat(stage.ask(port, "POST", admin + "/publish", Stage.ADMIN_TOKEN, "").ok()).isTrue();
    Eventually.holds(
        "the other instance shows it",
        () ->
            stage
                .ask(stage.ports().getLast(), "GET", "/api/activity/config/409", "", "")
                .data()
                .contains("\"count\":9"));

    assertThat(on(409, "claim", "tasks", ",\"item\":\"win3\"").reason()).isEqualTo("NOT_REACHED");
    stage.happened(event("w2", "battle.won"), event("w3", "battle.won"));
    assertThat(on(409, "claim", "tasks", ",\"item\":\"win3\"").data()).contains("\"count\":5");
    stage.happened("{\"id\":\"w\",\"type\":\"battle.won\",\"userId\":43}");
    assertThat(
            stage
                .command(1, "claim", 43, UUID.randomUUID().toString(), body(409, "tasks", ""))
                .data())
        .contains("\"count\":9");
  }

  private Reply check(long activity, String more) {
    return on(activity, "checkin", "daily", more);
  }

  private Reply on(long activity, String what, String mechanic, String more) {
    return stage.command(0, what, 42, UUID.randomUUID().toString(), body(activity, mechanic, more));
  }

  private Reply ask(String what, long user, String mechanic, String more) {
    String key = UUID.randomUUID().toString();
    return stage.command((int) (user % 2), what, user, key, body(415, mechanic, more));
  }

  private static String body(long activity, String mechanic, String more) {
    return "{\"activityId\":%d,\"mechanic\":\"%s\"%s}".formatted(activity, mechanic, more);
  }

  /** Of user 42. */
  private static String event(String id, String type) {
    return "{\"id\":\"%s\",\"type\":\"%s\",\"userId\":42}".formatted(id, type);
  }
}
