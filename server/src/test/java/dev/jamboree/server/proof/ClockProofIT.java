package dev.jamboree.server.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.testing.TestServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The clock is the server's, and nothing happens outside its window however it steps. */
class ClockProofIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  private static final Duration HOUR = Duration.ofHours(1);

  private final Instant start = Instant.now().minusSeconds(1200).truncatedTo(ChronoUnit.SECONDS);
  private final Instant end = start.plus(Duration.ofMinutes(40));
  private Stage stage;

  @BeforeEach
  void start() {
    stage = new Stage(servers.database(), servers.redisUrl());
    stage.open();
  }

  @AfterEach
  void stop() {
    Books.of(servers.database());
    stage.close();
  }

  @Test
  void eachJoinIsJudgedByTheClockAsItStandsThen() {
    stage.publish(40, Stage.grab(schedule(), 100, 1));
    stage.logIn(1, 10);

    assertThat(stage.join(0, 40, 1).reason()).isEqualTo("OK");
    stage.clock.ahead(HOUR.negated());
    assertThat(stage.join(0, 40, 2).reason()).isEqualTo("NOT_STARTED");
    stage.clock.ahead(HOUR);
    assertThat(stage.join(0, 40, 2).reason()).isEqualTo("ENDED");
    assertThat(stage.join(0, 40, 1).repeated()).isTrue();
    stage.clock.ahead(Duration.ZERO);
    assertThat(stage.join(0, 40, 2).reason()).isEqualTo("OK");
  }

  @Test
  void aJoinWhoseBodyComesAfterTheEndIsTooLate() throws IOException {
    stage.publish(44, Stage.grab(schedule(), 100, 1));
    stage.logIn(1, 1);
    String body = "{\"activityId\":44}";
    try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), stage.ports().getFirst())) {
      socket.setSoTimeout(60_000);
      // the answer to the first tells that the headers of the second are there
      send(
          socket,
          "GET /api/activity/config/44 HTTP/1.1\r\nHost: proof\r\n\r\n"
              + "POST /api/activity/join HTTP/1.1\r\nHost: proof\r\nConnection: close\r\n"
              + ("Authorization: Bearer " + stage.token(1) + "\r\n")
              + "Content-Type: application/json\r\n"
              + ("Content-Length: " + body.length() + "\r\n\r\n"));
      assertThat(socket.getInputStream().read()).isPositive();
      stage.clock.ahead(HOUR);
      send(socket, body);
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .contains("\"reason\":\"ENDED\"");
    }
    assertThat(Books.of(servers.database()).joins(44)).isZero();
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
  }

  @Test
  void underLoadNobodyJoinsOutsideTheWindow() {
    stage.publish(41, Stage.grab(schedule(), 100_000, 1));
    stage.logIn(1, 4_000);

    Rush rush = Crowd.patient(stage, 32).start(41, Crowd.shuffled(1, 4_000, 1, 41));
    for (int step = 1; step <= 12; step++) {
      rush.awaitAnswered(step * 300);
      stage.clock.ahead(HOUR.multipliedBy(step % 3 - 1));
    }
    List<Asked> asked = rush.all();

    assertThat(asked).extracting(it -> it.last().reason()).contains("OK", "NOT_STARTED", "ENDED");
    assertThat(asked)
        .filteredOn(it -> it.last().ok())
        .allSatisfy(it ->
            assertThat(Instant.parse(it.last().member("joinedAt")))
                .isAfterOrEqualTo(start)
                .isBefore(end));
    Books.of(servers.database()).agreeWith(asked);
  }

  @Test
  void eachOccurrenceHasItsOwnJoinsWhereverTheClockSteps() {
    String schedule =
        "{\"start\":\"2020-01-01T00:00\",\"end\":\"2020-01-03T00:00\",\"zone\":\"UTC\",\"recurs\":"
            + "{\"cron\":\"0 0 * * * *\",\"lasts\":\"PT1H\"}}";
    stage.publish(42, Stage.grab(schedule.replace("2020-01", "2097-03"), 2, 1));
    stage.logIn(1, 10);
    Duration there = Duration.between(Instant.now(), Instant.parse("2097-03-01T05:30:00Z"));

    for (int hours : new int[] {0, 1, 0, -1, 1, -1}) {
      stage.clock.ahead(there.plus(HOUR.multipliedBy(hours)));
      Instant occurrence = Instant.parse("2097-03-01T05:00:00Z").plus(HOUR.multipliedBy(hours));
      Reply reply = join(42);
      assertThat(Instant.parse(reply.member("occurrence"))).isEqualTo(occurrence);
      assertThat(Instant.parse(reply.member("joinedAt")))
          .isBetween(occurrence, occurrence.plus(HOUR));
    }
    assertThat(Books.of(servers.database()).joins(42)).isEqualTo(3);
  }

  @Test
  void whatIsLeftIsCountedAnewAfterTheClockHasStepped() {
    stage.publish(43, Stage.grab(100, 1));
    stage.logIn(1, 10);
    stage.clock.ahead(HOUR);
    assertThat(remaining()).isEqualTo(Set.of("100"));
    stage.clock.ahead(Duration.ZERO);
    join(43);

    Eventually.holds("the join is seen", () -> remaining().equals(Set.of("99")));
  }

  /** By a user who logged in when the clock was there. */
  private Reply join(long activity) {
    stage.logIn(1, 1);
    return stage.join(0, activity, 1);
  }

  /** What one hears who asks again and again: each event loop counts for itself. */
  private Set<String> remaining() {
    Set<String> heard = new HashSet<>();
    int port = stage.ports().getFirst();
    for (int i = 0; i < 8; i++) {
      heard.add(stage.ask(port, "GET", "/api/activity/status/43", "", "").member("remaining"));
    }
    return heard;
  }

  private String schedule() {
    return "{\"start\":\"%s\",\"end\":\"%s\",\"zone\":\"UTC\"}"
        .formatted(start.toString().replace("Z", ""), end.toString().replace("Z", ""));
  }
}
