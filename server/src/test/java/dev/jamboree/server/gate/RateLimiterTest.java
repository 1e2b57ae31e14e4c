package dev.jamboree.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RateLimiterTest {

  private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);

  @ParameterizedTest(name = "{0} a second, burst {1}, after {2} ms: {3}")
  @CsvSource({
    "20, 40, 0, 0",
    "20, 40, 49, 0",
    "20, 40, 50, 1",
    "20, 40, 1000, 20",
    "20, 40, 2000, 40",
    "20, 40, 3600000, 40",
    "1, 1, 999, 0",
    "1, 1, 1000, 1",
    "1, 1, 5000, 1",
    "1000, 3, 1, 1",
    "1000, 3, 2, 2",
    "3, 6, 1000, 3",
  })
  void anEmptyBucketRefillsSteadilyUpToItsBurst(int perSecond, int burst, long millis, int more) {
    var limiter = limiter(perSecond, burst);
    assertThat(admitted(limiter, 7, burst + 10)).isEqualTo(burst);
    nanos.addAndGet(millis * 1_000_000);
    assertThat(admitted(limiter, 7, burst + 10)).isEqualTo(more);
  }

  @Test
  void whoIsRefusedDoesNotWaitLongerForHavingAsked() {
    var limiter = limiter(20, 40);
    assertThat(admitted(limiter, 7, 10_000)).isEqualTo(40);
    nanos.addAndGet(50_000_000);
    assertThat(limiter.admit(Limit.JOIN, 7, 1)).isTrue();
  }

  @Test
  void eachUserAndEachActivityHasABucketOfItsOwn() {
    var limiter = limiter(20, 5);
    for (long user = 1; user <= 2000; user++) {
      assertThat(admitted(limiter, user, 6)).as("user %d", user).isEqualTo(5);
    }
    assertThat(limiter.admit(Limit.JOIN, 7, 1)).isFalse();
    assertThat(limiter.admit(Limit.JOIN, 7, 2)).isTrue();
  }

  @Test
  void millionsOfUsersWhoComeOnceAllPassAndTakeNoRoom() {
    var limiter = limiter(20, 40);
    for (long user = 1; user <= 2_000_000; user++) {
      if (user % 25 == 0) nanos.addAndGet(1_000_000);
      if (!limiter.admit(Limit.JOIN, user, 1)) throw new AssertionError("user " + user);
    }
  }

  @Test
  void threadsThatShareAUserShareTheBucket() throws InterruptedException {
    var limiter = limiter(20, 1000);
    var admitted = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(Thread.ofPlatform().start(() -> admitted.addAndGet(admitted(limiter, 7, 2000))));
    }
    for (Thread thread : threads) thread.join();
    assertThat(admitted).hasValue(1000);
  }

  private RateLimiter limiter(int perSecond, int burst) {
    return new RateLimiter(Map.of(Limit.JOIN, new Limit.Rate(perSecond, burst)), nanos::get);
  }

  private static int admitted(RateLimiter limiter, long user, int tries) {
    int admitted = 0;
    for (int i = 0; i < tries; i++) if (limiter.admit(Limit.JOIN, user, 1)) admitted++;
    return admitted;
  }
}
