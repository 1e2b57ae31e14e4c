package dev.jamboree.server.pipeline;

import dev.jamboree.core.activity.Activity;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Revisions that are no longer the published one: who came in under them keeps their promises. */
public interface Revisions {

  /** Without waiting; null when it must be loaded first. Any thread. */
  @Nullable Activity known(long activityId, int revision);

  /** Makes it known; fails when it cannot be read. */
  Future<Activity> load(long activityId, int revision);
}
