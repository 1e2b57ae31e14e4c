package dev.jamboree.server.view;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/** Brings answers back to the event loop that asked: what is there belongs to one thread. */
final class Here {

  private Here() {}

  /** The same outcome, told on the context of the caller. */
  static <T> Future<T> told(Future<T> elsewhere) {
    @Nullable Context caller = Vertx.currentContext();
    if (caller == null || elsewhere.isComplete()) return elsewhere;
    Promise<T> told = Promise.promise();
    elsewhere.onComplete((value, fault) -> caller.runOnContext(_ -> told.complete(value, fault)));
    return told.future();
  }
}
