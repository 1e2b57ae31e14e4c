package dev.jamboree.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.testing.TestServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may not, may not anywhere, as soon as the game server has been told that it is so. */
class SessionProofIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  private Stage stage;

  @BeforeEach
  void start() {
    stage = new Stage(servers.database(), servers.redisUrl());
    stage.open();
    stage.open();
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void aRevokedSessionIsNoneOnTheOtherInstance() {
    stage.publish(50, Stage.grab(10, 1));
    stage.logIn(1, 2);
    assertThat(stage.join(1, 50, 1).reason()).isEqualTo("OK");

    Reply revoked = stage.askServer("DELETE", "/api/server/sessions/" + stage.token(1), "");

    assertThat(revoked.reason()).isEqualTo("OK");
    for (int instance : new int[] {1, 0}) {
      assertThat(stage.join(instance, 50, 1).reason()).isEqualTo("UNAUTHENTICATED");
      assertThat(stage.join(instance, 50, 2).reason()).isEqualTo("OK");
    }
    assertThat(Books.of(servers.database()).joins(50)).isEqualTo(2);
  }

  @Test
  void aBannedUserIsRefusedOnTheOtherInstanceUntilTheBanIsLifted() {
    stage.publish(51, Stage.grab(10, 1));
    stage.publish(52, Stage.grab(10, 1));
    stage.logIn(3, 4);
    assertThat(stage.join(1, 51, 3).reason()).isEqualTo("OK");

    assertThat(stage.askServer("PUT", "/api/server/users/3", "{\"status\":\"banned\"}").reason())
        .isEqualTo("OK");

    for (int instance : new int[] {1, 0}) {
      for (long activity : new long[] {51, 52}) {
        assertThat(stage.join(instance, activity, 3).reason()).isEqualTo("USER_BANNED");
      }
    }
    assertThat(stage.join(1, 52, 4).reason()).isEqualTo("OK");
    assertThat(Books.of(servers.database()).joins(52)).isEqualTo(1);

    stage.askServer("PUT", "/api/server/users/3", "{\"status\":\"normal\"}");
    assertThat(stage.join(1, 52, 3).reason()).isEqualTo("OK");
  }

  @Test
  void nobodyJoinsAsSomebodyElse() {
    stage.publish(53, Stage.grab(10, 1));
    stage.logIn(5, 6);

    Reply reply =
        stage.ask(
            stage.ports().getFirst(),
            "POST",
            "/api/activity/join",
            stage.token(5),
            "{\"activityId\":53,\"userId\":6}");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.reason()).isEqualTo("FOREIGN_USER");
    assertThat(Books.of(servers.database()).joins(53)).isZero();
  }
}
