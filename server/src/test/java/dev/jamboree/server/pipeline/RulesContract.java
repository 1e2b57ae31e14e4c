package dev.jamboree.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.command.Command.Join;
import dev.jamboree.core.command.User;
import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.reward.Reward;
import dev.jamboree.core.schedule.Cron;
import dev.jamboree.core.schedule.Recurrence;
import dev.jamboree.core.schedule.Schedule;
import dev.jamboree.server.pipeline.PlainRules.Game;
import dev.jamboree.server.pipeline.PlainRules.Item;
import dev.jamboree.server.testing.Grabs;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Joins at random, one by one, and what the plain rules say of each; a failure names the seed. */
abstract class RulesContract {

  private static final Instant DAY = Instant.parse("2026-06-01T00:00:00Z");
  private static final AtomicLong IDS = new AtomicLong(10_000);
  private static final int USERS = 8;

  private final Map<Long, Boolean> banned = new HashMap<>();
  private final Map<Long, Integer> levels = new HashMap<>();

  /** The pipeline, over nothing that has been used before with the ids of these games. */
  abstract Lanes lanes();

  /** Where it is called from. */
  abstract Context context();

  static LongStream seeds(int count) {
    String given = System.getProperty("jamboree.test.seed");
    return given == null
        ? new Random().longs(count, 0, 1_000_000_000_000L)
        : LongStream.of(Long.parseLong(given));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void thePipelineAnswersAsThePlainRulesDo(long seed) throws Exception {
    var random = new Random(seed);
    var rules = new PlainRules();
    List<Game> games = games(random);
    List<Activity> activities = games.stream().map(RulesContract::activity).toList();
    Lanes lanes = lanes();
    List<String> told = new ArrayList<>();
    Instant now = DAY.plus(Duration.ofMinutes(random.nextInt(120)));
    for (int i = 0; i < 300; i++) {
      now = step(random, now);
      int which = random.nextInt(games.size());
      long user = 1 + random.nextLong(USERS);
      happens(random);
      String expected = rules.join(games.get(which), user, isBanned(user), level(user), now);
      String answer = answer(submit(lanes, activities.get(which), user, now));
      assertThat(answer)
          .as("seed %d, step %d: user %d joins %s at %s", seed, i, user, games.get(which), now)
          .isEqualTo(expected);
      told.add(expected.replaceFirst(" .*", ""));
    }
    assertThat(told).as("the seed says something").contains("joined");
  }

  private static Instant step(Random random, Instant now) {
    return switch (random.nextInt(40)) {
      case 20 -> DAY.plus(Duration.ofMinutes(random.nextInt(720)));
      case 0, 21 -> now.minus(Duration.ofHours(1));
      case 1, 22 -> now.plus(Duration.ofHours(1));
      case 2, 3, 4, 5, 6, 7, 8, 9 -> now.plus(Duration.ofMinutes(random.nextInt(12)));
      case 10 -> now.truncatedTo(java.time.temporal.ChronoUnit.HOURS);
      default -> now.plusMillis(random.nextInt(2));
    };
  }

  /** Now and then somebody is banned, forgiven, or of another level. */
  private void happens(Random random) {
    long user = 1 + random.nextLong(USERS);
    if (random.nextInt(10) == 0) banned.put(user, random.nextInt(3) == 0);
    if (random.nextInt(10) == 0) levels.put(user, random.nextInt(20));
  }

  private boolean isBanned(long user) {
    return banned.getOrDefault(user, user == 1);
  }

  private int level(long user) {
    return levels.getOrDefault(user, 10);
  }

  private Reply submit(Lanes lanes, Activity activity, long user, Instant now) throws Exception {
    var join = new Join(new User(user, isBanned(user), Map.of("level", level(user))));
    Promise<Reply> answered = Promise.promise();
    context().runOnContext(_ -> lanes.submit(activity, join, null, now).onComplete(answered));
    return answered.future().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static String answer(Reply reply) {
    return switch (reply) {
      case Reply.Done(String answer) -> "joined " + text(answer);
      case Reply.Repeated(String answer) -> "again " + text(answer);
      case Reply.Refused refused -> refused.reason().name();
      case Reply.Heard _, Reply.KeyReused _, Reply.KeyBusy _ ->
          throw new AssertionError("joins have no key");
    };
  }

  private static String text(String answer) {
    var json = new JsonObject(answer);
    String start = json.getString("occurrence");
    long occurrence = start == null ? 0 : Instant.parse(start).getEpochSecond();
    return occurrence + " at " + json.getString("joinedAt");
  }

  private static List<Game> games(Random random) {
    Duration none = Duration.ZERO;
    Duration half = Duration.ofMinutes(30);
    return List.of(
        once(2, 9, 0, new Item("a", 1 + random.nextInt(8), 1, 0)),
        once(0, 12, 12, new Item("a", 1 + random.nextInt(8), 3, 1)),
        once(3, 6, 0, new Item("a", 5, 2, 0), new Item("b", 1 + random.nextInt(8), 1, 0)),
        hourly(none, half, new Item("a", 1 + random.nextInt(6), 1, 2)),
        hourly(half, Duration.ofMinutes(10), new Item("a", 3, 2, 0), new Item("b", 9, 1, 3)),
        hourly(none, Duration.ofHours(1), new Item("a", 2, 1, 0)));
  }

  private static Game once(int from, int to, int level, Item... items) {
    Instant start = DAY.plus(Duration.ofHours(from));
    Instant end = DAY.plus(Duration.ofHours(to));
    return new Game(IDS.incrementAndGet(), start, end, null, Duration.ZERO, level, List.of(items));
  }

  private static Game hourly(Duration review, Duration lasts, Item... items) {
    Instant start = DAY.plus(Duration.ofHours(1));
    Instant end = DAY.plus(Duration.ofHours(8));
    return new Game(IDS.incrementAndGet(), start, end, lasts, review, 0, List.of(items));
  }

  private static Activity activity(Game game) {
    List<Mechanic> grabs = new ArrayList<>();
    for (Item item : game.items()) {
      List<Reward> rewards = List.of(new Reward.Item("gem", 1));
      grabs.add(Grabs.grab(item.id(), 1, item.stock(), item.slots(), item.quota(), rewards));
    }
    var plan =
        new Schedule.Plan(
            LocalDateTime.ofInstant(game.start(), ZoneOffset.UTC),
            LocalDateTime.ofInstant(game.end(), ZoneOffset.UTC),
            ZoneOffset.UTC,
            null,
            Duration.ZERO,
            game.review(),
            game.lasts() == null ? null : new Recurrence(Cron.parse("0 0 * * * *"), game.lasts()));
    return Grabs.activity(
        game.id(),
        1,
        new Schedule(plan),
        (_, attributes) ->
            attributes.get("level") instanceof Integer level && level >= game.level(),
        grabs);
  }
}
