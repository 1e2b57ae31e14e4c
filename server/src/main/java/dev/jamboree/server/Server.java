package dev.jamboree.server;

import dev.jamboree.server.config.Config;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** The whole server, built in order, closed in reverse. */
public final class Server {

  private Server() {}

  static Future<Server> open(Vertx vertx, Config config) {
    return Future.failedFuture("not built yet: " + vertx + config.http());
  }

  Future<Boolean> load(long id, String document) {
    return Future.succeededFuture(id > 0 && document.isEmpty());
  }

  Future<Void> close() {
    return Future.succeededFuture();
  }
}
