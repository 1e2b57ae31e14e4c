package dev.jamboree.server.http;

import dev.jamboree.server.gate.SessionDesk;
import dev.jamboree.server.gate.SessionDesk.Opened;
import dev.jamboree.server.gate.StoredUser;
import dev.jamboree.server.text.JsonText;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What game servers ask: sessions for players, and what becomes of users. */
public final class ServerApi implements Api {

  private final SessionDesk desk;
  private final Duration longest;

  /**
   * Over the desk of the same event loop.
   *
   * @param longest a session may last
   */
  public ServerApi(SessionDesk desk, Duration longest) {
    this.desk = desk;
    this.longest = longest;
  }

  @Override
  public Map<Operation, Endpoint> endpoints() {
    var endpoints = new EnumMap<Operation, Endpoint>(Operation.class);
    endpoints.put(Operation.CREATE_SESSIONS, this::createSessions);
    endpoints.put(Operation.REVOKE_SESSION, this::revokeSession);
    endpoints.put(Operation.PUT_USER, this::putUser);
    endpoints.put(Operation.GET_USER, this::getUser);
    return endpoints;
  }

  private Future<Answer> createSessions(Request request) {
    SessionRequest asked = SessionRequest.parse(request.body(), longest);
    return desk.open(asked.openings(), request.now())
        .map(opened -> Answer.ok(asked.isList() ? list(opened) : one(opened.getFirst())));
  }

  private Future<Answer> revokeSession(Request request) {
    return desk.revoke(request.parameters().getFirst())
        .map(possible -> {
          if (!possible) throw new RefusedException(Problem.NOT_FOUND);
          return Answer.ok("{}");
        });
  }

  private Future<Answer> putUser(Request request) {
    return desk.change(UserRequest.parse(request.pathId(), request.body()))
        .map(user -> Answer.ok(user(user)));
  }

  private Future<Answer> getUser(Request request) {
    return desk.user(request.pathId())
        .map(user ->
            Answer.ok(user(user.orElseThrow(() -> new RefusedException(Problem.NOT_FOUND)))));
  }

  private static CharSequence list(List<Opened> opened) {
    var out = new StringBuilder(128 * opened.size()).append('[');
    for (Opened session : opened) {
      if (out.length() > 1) out.append(',');
      out.append(one(session));
    }
    return out.append(']');
  }

  private static CharSequence one(Opened session) {
    var out = new StringBuilder(128).append("{\"userId\":").append(session.userId());
    JsonText.quote(out.append(",\"token\":"), session.token());
    return JsonText.instant(out.append(",\"expiresAt\":"), session.expiresAt()).append('}');
  }

  private static CharSequence user(StoredUser user) {
    return "{\"userId\":"
        + user.id()
        + ",\"status\":\""
        + (user.banned() ? "banned" : "normal")
        + "\",\"attributes\":"
        + user.attributes()
        + "}";
  }
}
