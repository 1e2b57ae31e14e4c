package dev.jamboree.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.config.Setting;
import dev.jamboree.server.gate.JwtSigner;
import dev.jamboree.server.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Players who show a token that the studio's own log-in has signed. */
class JwtProofIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  private static final JwtSigner RSA = JwtSigner.rsa("r1");
  private static final JwtSigner EDWARDS = JwtSigner.ed25519("e1");

  @TempDir Path folder;

  private Stage stage;

  @BeforeEach
  void start() throws IOException {
    Path keys = Files.writeString(folder.resolve("jwks.json"), JwtSigner.jwks(RSA, EDWARDS));
    stage = new Stage(servers.database(), servers.redisUrl());
    stage.set(Setting.JWT_KEYS, keys.toString());
    stage.set(Setting.JWT_ISSUER, "https://login");
    stage.set(Setting.JWT_AUDIENCE, "jamboree");
    stage.open();
    stage.open();
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void whoeverHasAGoodTokenJoinsAsItsUserBesideThoseWithASession() {
    stage.publish(80, Stage.grab(10, 1));
    stage.logIn(3, 3);
    assertThat(join(80, RSA.sign(claims(1, 600)))).isEqualTo("OK");
    assertThat(join(80, EDWARDS.sign(claims(2, 600)))).isEqualTo("OK");
    assertThat(join(80, stage.token(3))).isEqualTo("OK");
    assertThat(Books.of(servers.database()).joins(80)).isEqualTo(3);
  }

  @Test
  void aTokenThatHasEndedOrThatSomebodyElseSignedIsNone() {
    stage.publish(81, Stage.grab(10, 1));
    assertThat(join(81, RSA.sign(claims(4, -600)))).isEqualTo("UNAUTHENTICATED");
    assertThat(join(81, JwtSigner.rsa("r1").sign(claims(4, 600)))).isEqualTo("UNAUTHENTICATED");
    assertThat(Books.of(servers.database()).joins(81)).isZero();
  }

  @Test
  void aBanActsOnATokenThatIsStillGood() {
    stage.publish(82, Stage.grab(10, 1));
    stage.publish(83, Stage.grab(10, 1));
    String token = EDWARDS.sign(claims(5, 600));
    assertThat(join(82, token)).isEqualTo("OK");
    stage.askServer("PUT", "/api/server/users/5", "{\"status\":\"banned\"}");
    assertThat(join(83, token)).isEqualTo("USER_BANNED");
    assertThat(Books.of(servers.database()).joins(83)).isZero();
  }

  @Test
  void nobodyJoinsAsSomebodyElse() {
    stage.publish(84, Stage.grab(10, 1));
    Reply reply = ask(RSA.sign(claims(6, 600)), "{\"activityId\":84,\"userId\":7}");
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.reason()).isEqualTo("FOREIGN_USER");
    assertThat(Books.of(servers.database()).joins(84)).isZero();
  }

  /** At the instance that is not the game server's. */
  private String join(long activity, String token) {
    return ask(token, "{\"activityId\":" + activity + "}").reason();
  }

  private Reply ask(String token, String body) {
    return stage.ask(stage.ports().get(1), "POST", "/api/activity/join", token, body);
  }

  private static String claims(long user, long secondsLeft) {
    return """
    {"iss":"https://login","aud":"jamboree","sub":"%d","exp":%d}
    """
        .formatted(user, Instant.now().getEpochSecond() + secondsLeft)
        .strip();
  }
}
