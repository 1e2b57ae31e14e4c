package dev.jamboree.server.http;

import io.vertx.core.Future;

/**
 * Answers one operation. Called on the event loop with the caller checked and the body there.
 * Refuses by {@link RefusedException}, thrown or as the future's failure; any other failure of the
 * future is a fault of the world (503), any other exception a bug (500).
 */
@FunctionalInterface
interface Endpoint {

  Future<Answer> answer(Request request);
}
