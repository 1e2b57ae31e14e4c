package dev.jamboree.server.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jamboree.core.command.User;
import dev.jamboree.server.admin.Instance;
import dev.jamboree.server.embedded.EmbeddedRedis;
import dev.jamboree.server.gate.SessionDesk.Opening;
import dev.jamboree.server.gate.UserChange.Status;
import dev.jamboree.server.store.SessionTable;
import dev.jamboree.server.testing.TestServers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two instances on one database and one Redis of their own, which is killed now and then. */
final class SessionsIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  private static final JwtSigner SIGNER = JwtSigner.ed25519("e1");
  private static final AtomicLong lastUser = new AtomicLong();

  private static Vertx vertx;
  private static EmbeddedRedis redis;
  private static Pool pool;
  private static RecordingStore store;
  private static GateInstance here;
  private static GateInstance there;

  @BeforeAll
  static void start() throws IOException {
    vertx = Vertx.vertx();
    redis = servers.ownRedis();
    pool = Instance.open(vertx, servers.database());
    store = new RecordingStore(new SessionTable(pool));
    var verifier = new JwtVerifier(JwtKeys.read(JwtSigner.jwks(SIGNER)), "login", "jamboree");
    here = new GateInstance(vertx, redis.url(), store, verifier);
    there = new GateInstance(vertx, redis.url(), store, verifier);
  }

  @AfterAll
  static void stop() throws Exception {
    here.close();
    there.close();
    vertx.close().await(30, TimeUnit.SECONDS);
  }

  @Test
  void aSessionIsFoundOnEveryInstanceWithoutAskingTheDatabase() {
    long user = nextUser();
    String token = here.open(opening(user, "{\"level\":50,\"tags\":[\"a\",2]}"));
    long before = store.finds();
    var expected = new User(user, false, Map.of("level", 50L, "tags", List.of("a", 2L)));
    assertThat(here.find(token)).contains(expected);
    assertThat(there.find(token)).contains(expected);
    assertThat(store.finds()).isEqualTo(before);
  }

  @Test
  void whatRedisForgotTheDatabaseKnowsAndRedisLearnsAgain() throws IOException {
    long user = nextUser();
    String token = here.open(opening(user, "{\"level\":50}"));
    redis.flush(0);
    long before = store.finds();
    var expected = new User(user, false, Map.of("level", 50L));
    assertThat(there.find(token)).contains(expected);
    assertThat(store.finds()).isEqualTo(before + 1);
    await(() -> {
      long asked = store.finds();
      assertThat(here.find(token)).contains(expected);
      return store.finds() == asked;
    });
  }

  @Test
  void whatNobodyIssuedIsNobodys() {
    var tokens = new Tokens(new SecureRandom());
    assertThat(here.find(tokens.make(nextUser()))).isEmpty();
    assertThat(here.find("nonsense")).isEmpty();
  }

  @Test
  void anotherTokenOfTheSameUserIsNobodys() {
    long user = nextUser();
    here.open(user);
    assertThat(here.find(new Tokens(new SecureRandom()).make(user))).isEmpty();
  }

  @Test
  void aSessionEnds() {
    String token = here.open(new Opening(nextUser(), null, Duration.ofMillis(300)));
    await(() -> here.find(token).isEmpty());
    assertThat(there.find(token)).isEmpty();
  }

  @Test
  void aRevokedSessionIsNobodysEverywhereAtOnceAndOthersOfTheUserLive() {
    long user = nextUser();
    String token = here.open(user);
    String other = here.open(user);
    assertThat(there.find(token)).isPresent();
    here.revoke(token);
    assertThat(there.find(token)).isEmpty();
    assertThat(here.find(token)).isEmpty();
    assertThat(there.find(other)).isPresent();
    here.revoke(token);
    assertThat(there.find(token)).isEmpty();
  }

  @Test
  void aRevokedSessionStaysSoWhenRedisForgets() throws IOException {
    String token = here.open(nextUser());
    here.revoke(token);
    redis.flush(0);
    assertThat(there.find(token)).isEmpty();
  }

  @Test
  void aBanActsInAllSessionsEverywhereAtOnceAndSoDoesItsEnd() {
    long user = nextUser();
    String first = here.open(opening(user, "{\"level\":1}"));
    String second = there.open(user);
    assertThat(there.find(first)).contains(new User(user, false, Map.of("level", 1L)));
    here.change(new UserChange(user, Status.BANNED, null, null));
    assertThat(there.find(first)).contains(new User(user, true, Map.of("level", 1L)));
    assertThat(there.find(second)).contains(new User(user, true, Map.of("level", 1L)));
    String third = there.open(user);
    assertThat(here.find(third).orElseThrow().banned()).isTrue();
    there.change(new UserChange(user, Status.NORMAL, "{}", null));
    assertThat(here.find(first)).contains(new User(user, false, Map.of()));
  }

  @Test
  void attributesToldWithASessionActInTheOthersToo() {
    long user = nextUser();
    String first = here.open(opening(user, "{\"level\":1}"));
    there.open(opening(user, "{\"level\":2}"));
    assertThat(here.find(first).orElseThrow().attributes()).isEqualTo(Map.of("level", 2L));
    there.open(user);
    assertThat(here.find(first).orElseThrow().attributes()).isEqualTo(Map.of("level", 2L));
  }

  @Test
  void aBanOrARevocationWhileALookUpIsUnderWayIsNotUndoneByIt() throws IOException {
    long user = nextUser();
    String banned = here.open(user);
    String revoked = here.open(user);
    redis.flush(0);
    Promise<Void> hold = store.holdFinds();
    Future<Optional<User>> slowBanned = there.asyncFind(banned);
    await(() -> store.held() == 1);
    Future<Optional<User>> slowRevoked = there.asyncFind(revoked);
    await(() -> store.held() == 2);
    here.change(new UserChange(user, Status.BANNED, null, null));
    here.revoke(revoked);
    hold.complete();
    // They had asked before, and may be answered as it was then; nobody after them is.
    assertThat(get(slowBanned)).isPresent();
    assertThat(get(slowRevoked)).isPresent();
    for (int i = 0; i < 10; i++) {
      assertThat(there.find(banned).orElseThrow().banned()).isTrue();
      assertThat(there.find(revoked)).isEmpty();
    }
  }

  @Test
  void aSlowChangeDoesNotUndoALaterOne() {
    long user = nextUser();
    String token = here.open(user);
    Promise<Void> hold = store.holdNextCopy();
    Future<StoredUser> slow = here.asyncChange(new UserChange(user, Status.NORMAL, null, null));
    await(() -> store.held() == 1);
    there.change(new UserChange(user, Status.BANNED, null, null));
    hold.complete();
    assertThat(get(slow).banned()).isTrue();
    assertThat(here.find(token).orElseThrow().banned()).isTrue();
  }

  @Test
  void manyChangesOfOneUserAtOnceLeaveRedisWithTheLast() {
    long user = nextUser();
    String token = here.open(user);
    for (int round = 0; round < 5; round++) {
      var changes =
          LongStream.range(0, 20)
              .mapToObj(i ->
                  (i % 2 == 0 ? here : there)
                      .asyncChange(new UserChange(user, null, "{\"n\":" + i + "}", null)))
              .toList();
      get(Future.all(changes));
      assertThat(here.find(token).orElseThrow().attributes())
          .isEqualTo(UserCopy.user(here.user(user)).attributes());
    }
  }

  @Test
  void aThousandSessionsInOneCall() {
    long first = lastUser.getAndAdd(1000) + 1;
    var openings =
        LongStream.range(first, first + 1000)
            .mapToObj(user -> opening(user, "{\"level\":" + user % 60 + "}"))
            .toList();
    var opened = here.openAll(openings);
    assertThat(opened).hasSize(1000);
    for (int i = 0; i < 1000; i++) assertThat(opened.get(i).userId()).isEqualTo(first + i);
    var found = opened.stream().map(session -> there.asyncFind(session.token())).toList();
    for (int i = 0; i < 1000; i++) {
      assertThat(get(found.get(i)).orElseThrow().attributes())
          .isEqualTo(Map.of("level", (first + i) % 60));
    }
  }

  @Test
  void manyLookUpsAtOnceShareTheirStatements() throws IOException {
    long first = lastUser.getAndAdd(1000) + 1;
    var opened =
        here.openAll(
            LongStream.range(first, first + 1000).mapToObj(user -> opening(user, null)).toList());
    redis.flush(0);
    long before = store.finds();
    var found = opened.stream().map(session -> there.asyncFind(session.token())).toList();
    for (var one : found) assertThat(get(one)).isPresent();
    assertThat(store.finds() - before).isLessThan(50);
  }

  @Test
  void withoutRedisSessionsAreFoundAndOpenedButBansAreNotAcknowledged() {
    long user = nextUser();
    String token = here.open(user);
    redis.kill();
    try {
      assertThat(here.find(token)).isPresent();
      String another = there.open(user);
      assertThat(here.find(another)).isPresent();
      assertThatThrownBy(() -> here.change(new UserChange(user, Status.BANNED, null, null)))
          .isNotNull();
      assertThat(there.find(another).orElseThrow().banned()).isTrue();
      assertThat(here.redisIsUp()).isFalse();
    } finally {
      redis.restart();
    }
    await(() -> here.redisIsUp() && there.redisIsUp());
    here.change(new UserChange(user, Status.BANNED, null, null));
    assertThat(there.find(token).orElseThrow().banned()).isTrue();
    await(() -> {
      long asked = store.finds();
      return here.find(token).isPresent() && store.finds() == asked;
    });
  }

  @Test
  void aRedisThatHangsIsNotWaitedForAndIsBackWhenItMovesOn() throws Exception {
    long user = nextUser();
    String token = here.open(user);
    assertThat(here.find(token)).isPresent();
    signal("STOP");
    try {
      await(() -> {
        assertThat(here.find(token)).isPresent();
        return !here.lookupsAreUp();
      });
      long asked = store.finds();
      assertThat(here.find(token)).isPresent();
      assertThat(store.finds()).isEqualTo(asked + 1);
    } finally {
      signal("CONT");
    }
    await(() -> here.redisIsUp() && there.redisIsUp());
  }

  @Test
  void aBanActsOnSignedTokensTooEverywhereAtOnceAndWithoutRedis() throws IOException {
    long user = nextUser();
    String plain = SIGNER.sign(claims(user, ""));
    String told = SIGNER.sign(claims(user, ",\"attributes\":{\"level\":9}"));
    assertThat(here.find(plain)).contains(new User(user, false, Map.of()));
    assertThat(there.find(told)).contains(new User(user, false, Map.of("level", 9L)));
    here.change(new UserChange(user, Status.BANNED, "{\"level\":1}", null));
    assertThat(there.find(plain)).contains(new User(user, true, Map.of("level", 1L)));
    assertThat(here.find(told)).contains(new User(user, true, Map.of("level", 9L)));
    redis.flush(0);
    assertThat(there.find(told).orElseThrow().banned()).isTrue();
    there.change(new UserChange(user, Status.NORMAL, null, null));
    assertThat(here.find(plain)).contains(new User(user, false, Map.of("level", 1L)));
    assertThat(here.find(plain + "x")).isEmpty();
    assertThat(here.find(JwtSigner.ed25519("e1").sign(claims(user, "")))).isEmpty();
  }

  private static String claims(long user, String more) {
    return "{\"iss\":\"login\",\"aud\":\"jamboree\",\"sub\":\"%d\",\"exp\":%d%s}"
        .formatted(user, Instant.now().getEpochSecond() + 600, more);
  }

  private static void signal(String name) throws Exception {
    int exit = new ProcessBuilder("kill", "-" + name, Long.toString(redis.pid())).start().waitFor();
    assertThat(exit).isZero();
  }

  private static long nextUser() {
    return lastUser.incrementAndGet();
  }

  private static Opening opening(long user, @Nullable String attributes) {
    return new Opening(user, attributes, Duration.ofHours(2));
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.await(30, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("no answer", e);
    }
  }

  private static void await(BooleanSupplier condition) {
    Instant end = Instant.now().plusSeconds(30);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) throw new AssertionError("it never came true");
      Thread.onSpinWait();
    }
  }
}
