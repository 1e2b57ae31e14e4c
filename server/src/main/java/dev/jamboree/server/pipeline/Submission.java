package dev.jamboree.server.pipeline;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.command.Command;
import dev.jamboree.core.decision.Decision;
import dev.jamboree.core.schedule.Moment;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import java.time.Instant;

/**
 * A command on its way through a lane.
 *
 * @param now when it arrived, to the millisecond, as it will be stored
 * @param occurrence the key of the occurrence it is about
 * @param queuedAt {@link System#nanoTime()} when it was submitted
 * @param caller where the promise is completed
 */
record Submission(
    Activity activity,
    Command command,
    Instant now,
    long occurrence,
    long queuedAt,
    ContextInternal caller,
    Promise<Decision> promise) {

  static Submission of(
      Activity activity, Command command, Instant now, long nanos, ContextInternal caller) {
    Instant toMillis = Instant.ofEpochMilli(now.toEpochMilli());
    Moment moment = activity.schedule().at(toMillis);
    return new Submission(
        activity, command, toMillis, moment.occurrence().key(), nanos, caller, Promise.promise());
  }

  long userId() {
    return command.user().id();
  }

  Ledger.UserKey user() {
    return new Ledger.UserKey(activity.id(), userId());
  }
}
