package dev.jamboree.server.http;

import dev.jamboree.core.command.User;
import dev.jamboree.server.gate.Sessions;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** Checks that a request comes from whom its operation is for. */
final class CallerCheck {

  private static final Future<Optional<User>> NOBODY = Future.succeededFuture(Optional.empty());
  private static final Future<Optional<User>> UNAUTHENTICATED =
      Future.failedFuture(new RefusedException(Problem.UNAUTHENTICATED));

  private final Sessions sessions;
  private final Keys keys;

  CallerCheck(Sessions sessions, Keys keys) {
    this.sessions = sessions;
    this.keys = keys;
  }

  /** The user behind the session, if there is one; fails as refused when the caller may not ask. */
  Future<Optional<User>> check(HttpServerRequest http, Operation operation) {
    return switch (operation.caller()) {
      case ANYBODY -> NOBODY;
      case PLAYER_OR_NOBODY -> Bearer.absent(http) ? NOBODY : player(http);
      case PLAYER -> player(http);
      case GAME_SERVER -> Bearer.is(http, keys.serverKey()) ? NOBODY : UNAUTHENTICATED;
      case OPERATOR -> Bearer.is(http, keys.operatorToken()) ? NOBODY : UNAUTHENTICATED;
    };
  }

  private Future<Optional<User>> player(HttpServerRequest http) {
    String token = Bearer.of(http);
    if (token == null) return UNAUTHENTICATED;
    return sessions
        .find(token)
        .compose(user -> user.isEmpty() ? UNAUTHENTICATED : Future.succeededFuture(user));
  }
}
