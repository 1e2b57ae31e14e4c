package dev.jamboree.server.pipeline;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.command.Command;
import dev.jamboree.core.participation.Participation;
import dev.jamboree.core.participation.Progress;
import dev.jamboree.server.pipeline.Ledger.Standing;
import dev.jamboree.server.pipeline.Ledger.UserKey;
import dev.jamboree.server.pipeline.PlainLedger.Place;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The real lanes on maps, for who tests what is in front of them. */
public final class PlainPipeline implements Pipeline {

  private final PlainLedger.Tables tables = new PlainLedger.Tables();
  private final Lanes lanes;

  /** On that event loop alone. */
  public PlainPipeline(Vertx vertx, Context loop, Revisions revisions) {
    var options = new Lanes.Options(1, 100, 1000, Duration.ofSeconds(30), Duration.ofSeconds(10));
    lanes =
        new Lanes(
            vertx,
            List.of(loop),
            _ -> new PlainLedger(tables),
            revisions,
            options,
            PipelineMeter.NONE);
  }

  @Override
  public Future<Reply> submit(
      Activity activity, Command command, @Nullable RequestKey key, Instant now) {
    return lanes.submit(activity, command, key, now);
  }

  /** As if joined under an earlier revision. */
  public void remember(long activityId, long userId, int revision, Instant joinedAt) {
    var standing =
        new Standing(activityId, userId, 0, revision, joinedAt.toEpochMilli(), 1, 1, Progress.NONE);
    tables.standings.put(new Place(new UserKey(activityId, userId), 0), standing);
  }

  /** What has become of a user. */
  public Participation participation(long activityId, long userId, long occurrence) {
    List<Standing> all =
        tables.standings.values().stream()
            .filter(it -> it.activityId() == activityId && it.userId() == userId)
            .toList();
    return Standings.seenFrom(occurrence, all);
  }
}
