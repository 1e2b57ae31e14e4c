package dev.jamboree.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.core.activity.Activity;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Several instances on one database that loses connections; a failure prints the seed. */
class PipelineSimulationTest {

  private static Vertx vertx;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  }

  @AfterAll
  static void stop() {
    vertx.close().await();
  }

  static List<Long> seeds() {
    String given = System.getProperty("jamboree.test.seed");
    if (given != null) return List.of(Long.valueOf(given));
    var random = new Random();
    return random.longs(150).boxed().toList();
  }

  private record Asked(long activity, long user, Future<Reply> answer) {}

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothingIsOversoldGrantedTwiceOrLostWhateverFails(long seed) throws Exception {
    var random = new Random(seed);
    var tables = new PlainLedger.Tables();
    var ghosts = new FaultyLedger.Ghosts();
    double faults = random.nextInt(3) * 0.1;
    double restocks = random.nextInt(2) * 0.1;
    List<Activity> activities = new ArrayList<>();
    for (int id = 1; id <= 3; id++) {
      activities.add(Activities.grab(id, 1 + random.nextInt(60), 1 + random.nextInt(4)));
    }
    Context loop = vertx.getOrCreateContext();
    var options =
        new Lanes.Options(
            2, 1 + random.nextInt(20), 10_000, Duration.ofSeconds(30), Duration.ofSeconds(30));
    List<Lanes> instances = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      instances.add(
          new Lanes(
              vertx,
              List.of(loop),
              _ -> new FaultyLedger(vertx, tables, ghosts, random, faults, restocks),
              new NoRevisions(),
              options,
              PipelineMeter.NONE));
    }
    List<Asked> asked = ask(loop, random, activities, instances);
    for (Asked each : asked) {
      each.answer().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
    ghosts.arrive(tables); // whatever still was on its way comes too late
    activities.forEach(activity -> check(activity, asked, tables));
  }

  private static List<Asked> ask(
      Context loop, Random random, List<Activity> activities, List<Lanes> instances)
      throws Exception {
    List<Asked> asked = new ArrayList<>();
    Promise<Void> sent = Promise.promise();
    loop.runOnContext(_ -> {
      for (int i = 0; i < 400; i++) {
        Activity activity = activities.get(random.nextInt(activities.size()));
        long user = 1 + random.nextLong(80);
        Lanes instance = instances.get(random.nextInt(instances.size()));
        asked.add(
            new Asked(
                activity.id(),
                user,
                instance.submit(
                    activity, Activities.join(user), null, Activities.NOON.plusMillis(i))));
      }
      sent.complete();
    });
    sent.future().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    return asked;
  }

  private static void check(Activity activity, List<Asked> asked, PlainLedger.Tables tables) {
    Map<Long, String> accepted = new HashMap<>();
    Map<Long, Set<String>> repeated = new HashMap<>();
    Set<Long> users = new HashSet<>();
    for (Asked each : asked) {
      if (each.activity() != activity.id()) continue;
      users.add(each.user());
      switch (each.answer().result()) {
        case Reply.Done(String answer) -> assertThat(accepted.put(each.user(), answer)).isNull();
        case Reply.Repeated(String answer) ->
            repeated.computeIfAbsent(each.user(), _ -> new HashSet<>()).add(answer);
        case Reply.Refused _ -> {}
        case Reply.Heard _, Reply.KeyReused _, Reply.KeyBusy _ ->
            throw new AssertionError("joins have no key");
      }
    }
    repeated.forEach((user, originals) ->
        assertThat(originals)
            .as("repeats of user %d tell the one original", user)
            .containsExactly(accepted.get(user)));
    long rows =
        tables.standings.values().stream().filter(it -> it.activityId() == activity.id()).count();
    var stock = Activities.stock(activity);
    long initial = activity.supplies().getFirst().units();
    assertThat(accepted).as("accepted = rows").hasSize((int) rows);
    assertThat(tables.granted.getOrDefault(stock, 0L)).as("granted = rows").isEqualTo(rows);
    long added = tables.added.getOrDefault(stock, 0L);
    assertThat(tables.remaining(stock) + rows)
        .as("initial + added = remaining + granted")
        .isEqualTo(initial + added);
    if (added > 0) return; // who was refused before units were added is right to be without
    assertThat(rows)
        .as("nobody hears SOLD_OUT while a unit is left")
        .isEqualTo(Math.min(initial, users.size()));
    assertThat(asked)
        .as("nobody who has joined hears SOLD_OUT")
        .noneMatch(it ->
            it.activity() == activity.id()
                && accepted.containsKey(it.user())
                && it.answer().result() instanceof Reply.Refused);
  }
}
