package dev.jamboree.server.http;

import dev.jamboree.core.command.User;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request whose caller is checked and whose body has arrived.
 *
 * @param parameters of the path, in their order, not decoded
 * @param now when its caller was known and its body was there, by the server's clock, to the
 *     millisecond (as it is stored)
 * @param session the user behind the session; empty for other callers and for nobody
 * @param body empty when there is none
 */
record Request(
    Operation operation,
    HttpServerRequest http,
    List<String> parameters,
    Instant now,
    Optional<User> session,
    Buffer body) {

  /** The user of a call that needs a session. */
  User user() {
    return session.orElseThrow();
  }

  Language language() {
    return Language.of(http);
  }

  /** For logs and for the caller: theirs when it is sane, else one made for it. */
  String id() {
    return RequestId.of(http);
  }

  /** The first parameter of the path, as an id. */
  long pathId() {
    return pathId(0);
  }

  /** A parameter of the path that must be a positive integer. */
  long pathId(int index) {
    return Numbers.positive(parameters.get(index), nameOf(index), "path");
  }

  /**
   * The first value of a query parameter that must be an integer in a range; else, if it is
   * missing.
   */
  long query(String name, long min, long max, long otherwise) {
    String text = query(name);
    return text == null ? otherwise : Numbers.within(text, min, max, name, "query");
  }

  /** The first value of a query parameter, decoded; null if it is missing. */
  @Nullable String query(String name) {
    if (http.query() == null) return null;
    try {
      return http.params().get(name);
    } catch (IllegalArgumentException _) {
      throw new RefusedException(Problem.BAD_REQUEST, "the query is not well encoded");
    }
  }

  private String nameOf(int index) {
    int from = -1;
    for (int i = 0; i <= index; i++) from = operation.path().indexOf('{', from + 1);
    return operation.path().substring(from + 1, operation.path().indexOf('}', from));
  }
}
