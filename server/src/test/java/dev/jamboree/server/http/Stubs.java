package dev.jamboree.server.http;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.activity.Audience;
import dev.jamboree.core.activity.LocalizedText;
import dev.jamboree.core.command.Command;
import dev.jamboree.core.command.User;
import dev.jamboree.core.participation.Participation;
import dev.jamboree.core.reward.Reward;
import dev.jamboree.core.reward.StockKey;
import dev.jamboree.core.reward.Supply;
import dev.jamboree.core.schedule.Occurrence;
import dev.jamboree.core.schedule.Schedule;
import dev.jamboree.server.pipeline.Pipeline;
import dev.jamboree.server.pipeline.PlainPipeline;
import dev.jamboree.server.pipeline.Reply;
import dev.jamboree.server.pipeline.RequestKey;
import dev.jamboree.server.pipeline.Revisions;
import dev.jamboree.server.testing.Grabs;
import dev.jamboree.server.view.Catalog;
import dev.jamboree.server.view.CatalogEntry;
import dev.jamboree.server.view.Participations;
import dev.jamboree.server.view.Remaining;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The rooms behind the API, played by maps: one world of a few activities and users. */
final class Stubs implements Catalog, Pipeline, Revisions, Remaining, Participations {

  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  static final long OPEN = 1;
  static final long SOON = 2;
  static final long OVER = 3;
  static final long SECRET = 4;
  static final long PICKY = 5;
  static final long EMPTY = 6;

  final List<Command> submitted = new CopyOnWriteArrayList<>();
  private final SortedMap<Long, CatalogEntry> entries = new TreeMap<>();
  private final PlainPipeline pipeline;
  volatile @Nullable Throwable failure;

  Stubs(Vertx vertx, Context loop) {
    pipeline = new PlainPipeline(vertx, loop, this);
    @Nullable Duration always = null;
    add(OPEN, "2026-06-01T00:00", "2026-06-02T00:00", always, Audience.EVERYBODY);
    add(SOON, "2026-06-03T00:00", "2026-06-04T00:00", always, Audience.EVERYBODY);
    add(OVER, "2026-05-01T00:00", "2026-05-02T00:00", always, Audience.EVERYBODY);
    add(SECRET, "2026-06-03T00:00", "2026-06-04T00:00", Duration.ofHours(1), Audience.EVERYBODY);
    add(
        PICKY,
        "2026-06-01T00:00",
        "2026-06-02T00:00",
        always,
        (_, attributes) -> attributes.get("level") instanceof Long level && level >= 10);
    add(EMPTY, "2026-06-01T00:00", "2026-06-02T00:00", always, Audience.EVERYBODY);
  }

  private void add(
      long id, String start, String end, @Nullable Duration preview, Audience audience) {
    var plan =
        new Schedule.Plan(
            LocalDateTime.parse(start),
            LocalDateTime.parse(end),
            ZoneOffset.UTC,
            preview,
            Duration.ZERO,
            Duration.ZERO,
            null);
    var grab =
        Grabs.grab("grab", 3, id == EMPTY ? 0 : 10, 1, 0, List.of(new Reward.Item("gem", 5)));
    Activity plain = Grabs.activity(id, 3, new Schedule(plan), audience, List.of(grab));
    var activity =
        new Activity(
            id,
            3,
            new LocalizedText("双十二 \"" + id + "\"", "Double Twelve"),
            plain.schedule(),
            plain.days(),
            audience,
            plain.balances(),
            plain.mechanics());
    Buffer config = Buffer.buffer("{\"code\":0,\"msg\":\"ok\",\"data\":{\"id\":" + id + "}}");
    entries.put(id, new CatalogEntry(activity, config, "\"etag-" + id + "\""));
  }

  /** Tokens are {@code player-N}; N of 13 is banned. */
  static Future<Optional<User>> session(String token) {
    if (token.equals("broken")) return Future.failedFuture("nobody can tell");
    if (!token.matches("player-\\d+")) return Future.succeededFuture(Optional.empty());
    long id = Long.parseLong(token.substring("player-".length()));
    return Future.succeededFuture(Optional.of(new User(id, id == 13, Map.of("level", 5L))));
  }

  @Override
  public Optional<CatalogEntry> find(long activityId) {
    return Optional.ofNullable(entries.get(activityId));
  }

  @Override
  public Collection<CatalogEntry> all() {
    return entries.values();
  }

  @Override
  public Collection<CatalogEntry> listening(String eventType) {
    return List.of();
  }

  /** Earlier revisions gave something else. */
  @Override
  public Activity known(long activityId, int revision) {
    Activity now = Objects.requireNonNull(entries.get(activityId)).activity();
    List<Reward> rewards = List.of(new Reward.Item("old", revision));
    return Grabs.activity(
        activityId,
        revision,
        now.schedule(),
        now.audience(),
        List.of(Grabs.grab("grab", revision, 10, 1, 0, rewards)));
  }

  @Override
  public Future<Activity> load(long activityId, int revision) {
    return Future.succeededFuture(known(activityId, revision));
  }

  @Override
  public Future<Reply> submit(
      Activity activity, Command command, @Nullable RequestKey key, Instant now) {
    submitted.add(command);
    return failure != null
        ? Future.failedFuture(failure)
        : pipeline.submit(activity, command, key, now);
  }

  @Override
  public Future<Left> of(Activity activity, Occurrence occurrence) {
    Map<StockKey, Long> units = new HashMap<>();
    for (Supply supply : activity.supplies()) {
      units.put(new StockKey(activity.id(), occurrence.key(), supply.item()), supply.units());
    }
    return Future.succeededFuture(new Left(units, NOW.minusMillis(200)));
  }

  @Override
  public Future<Participation> find(long activityId, long userId, long occurrence) {
    return Future.succeededFuture(pipeline.participation(activityId, userId, occurrence));
  }

  /** As if joined under an earlier revision. */
  void remember(long activityId, long userId, int revision) {
    pipeline.remember(activityId, userId, revision, NOW.minusSeconds(60));
  }
}
