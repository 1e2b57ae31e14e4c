package dev.jamboree.server.pipeline;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.command.Command;
import dev.jamboree.core.command.Command.Happened;
import dev.jamboree.server.pipeline.Ledger.EventKey;
import dev.jamboree.server.pipeline.Ledger.ReceiptKey;
import dev.jamboree.server.pipeline.Ledger.UserKey;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command on its way through a lane.
 *
 * @param key by which a repeat is known again; null for a join, which the user's row tells
 * @param now when it arrived, to the millisecond, as it will be stored
 * @param occurrence the key of the occurrence it is about
 * @param queuedAt {@link System#nanoTime()} when it was submitted
 * @param caller where the promise is completed
 */
record Submission(
    Activity activity,
    Command command,
    @Nullable RequestKey key,
    Instant now,
    long occurrence,
    long queuedAt,
    ContextInternal caller,
    Promise<Reply> promise) {

  static Submission of(
      Activity activity,
      Command command,
      @Nullable RequestKey key,
      Instant now,
      long nanos,
      ContextInternal caller) {
    Instant toMillis = Instant.ofEpochMilli(now.toEpochMilli());
    return new Submission(
        activity,
        command,
        key,
        toMillis,
        activity.schedule().at(toMillis).occurrence().key(),
        nanos,
        caller,
        Promise.promise());
  }

  long userId() {
    return command.user().id();
  }

  UserKey user() {
    return new UserKey(activity.id(), userId());
  }

  /** What tells its events; empty for other commands. */
  List<EventKey> events() {
    return command instanceof Happened happened
        ? happened.events().stream().map(it -> new EventKey(userId(), it.id())).toList()
        : List.of();
  }

  @Nullable ReceiptKey receipt() {
    return key == null ? null : new ReceiptKey(userId(), key.high(), key.low());
  }
}
