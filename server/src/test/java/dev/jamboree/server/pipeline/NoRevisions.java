package dev.jamboree.server.pipeline;

import dev.jamboree.core.activity.Activity;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Where nobody came in under an earlier one. */
public final class NoRevisions implements Revisions {

  @Override
  public @Nullable Activity known(long activityId, int revision) {
    return null;
  }

  @Override
  public Future<Activity> load(long activityId, int revision) {
    return Future.failedFuture("there is no revision " + revision + " of " + activityId);
  }
}
