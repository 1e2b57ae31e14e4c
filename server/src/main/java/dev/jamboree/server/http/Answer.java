package dev.jamboree.server.http;

import dev.jamboree.core.command.Rejection;
import dev.jamboree.server.pipeline.Reply;
import dev.jamboree.server.text.JsonText;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What goes back to a client.
 *
 * @param problem null for a success
 * @param body never changed: it may be shared by many answers
 * @param etag of a body that may be cached, quoted
 * @param allow the methods a 405 tells of
 */
record Answer(
    int status,
    @Nullable Problem problem,
    Buffer body,
    CharSequence contentType,
    CharSequence cacheControl,
    @Nullable CharSequence etag,
    @Nullable CharSequence allow) {

  private static final Buffer NOTHING = Buffer.buffer();
  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
  private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
  // As long as an instance may lag behind: a cache in front makes nothing older than twice that.
  private static final CharSequence A_SECOND = HttpHeaders.createOptimized("public, max-age=1");
  private static final Map<Problem, Answer> IN_CHINESE = all(Language.ZH);
  private static final Map<Problem, Answer> IN_ENGLISH = all(Language.EN);

  /** A success; the body with its envelope. */
  static Answer of(int status, Buffer body) {
    return new Answer(status, null, body, JSON, NO_STORE, null, null);
  }

  /** 200 and the data in an envelope. */
  static Answer ok(CharSequence dataJson) {
    return of(200, Envelope.ok(dataJson));
  }

  /** What the pipeline has come to. */
  static Answer of(Reply reply, Language language) {
    return switch (reply) {
      case Reply.Done(String answer) -> ok(answer);
      case Reply.Repeated(String answer) -> of(200, Envelope.repeated(language, answer));
      case Reply.Refused(Rejection reason) -> of(Problem.of(reason), language);
      case Reply.Heard _ -> throw new IllegalArgumentException("no player tells of events");
      case Reply.KeyReused _ -> of(Problem.KEY_REUSED, language);
      case Reply.KeyBusy _ -> of(Problem.KEY_BUSY, language);
    };
  }

  /** A success that anybody may keep for a second. */
  static Answer cacheable(Buffer body, CharSequence etag) {
    return new Answer(200, null, body, JSON, A_SECOND, etag, null);
  }

  /** A file that comes with the server. */
  static Answer document(Buffer body, CharSequence contentType) {
    return new Answer(200, null, body, contentType, A_SECOND, null, null);
  }

  /** 304: what the client has is what there is. */
  static Answer notModified(CharSequence etag) {
    return new Answer(304, null, NOTHING, JSON, A_SECOND, etag, null);
  }

  /** Made once for each. */
  static Answer of(Problem problem, Language language) {
    var all = language == Language.EN ? IN_ENGLISH : IN_CHINESE;
    return Objects.requireNonNull(all.get(problem));
  }

  /** With what is wrong where, for developers. */
  static Answer of(
      Problem problem, Language language, @Nullable String pointer, @Nullable String detail) {
    var more = new StringBuilder(64);
    if (pointer != null) JsonText.quote(more.append(",\"pointer\":"), pointer);
    if (detail != null) JsonText.quote(more.append(",\"detail\":"), detail);
    return problem(problem, Envelope.problem(problem, language, more), null);
  }

  /** With more members, each {@code ,"name":value}. */
  static Answer of(Problem problem, Language language, CharSequence more) {
    return problem(problem, Envelope.problem(problem, language, more), null);
  }

  /** A bug of ours; its log line is found by the request id. */
  static Answer internal(Language language, String requestId) {
    var more = JsonText.quote(new StringBuilder(",\"requestId\":"), requestId);
    return problem(Problem.INTERNAL, Envelope.problem(Problem.INTERNAL, language, more), null);
  }

  static Answer methodNotAllowed(Language language, CharSequence allow) {
    return problem(
        Problem.METHOD_NOT_ALLOWED, of(Problem.METHOD_NOT_ALLOWED, language).body(), allow);
  }

  private static Map<Problem, Answer> all(Language language) {
    var all = new EnumMap<Problem, Answer>(Problem.class);
    for (Problem problem : Problem.values()) all.put(problem, of(problem, language, null, null));
    return all;
  }

  private static Answer problem(Problem problem, Buffer body, @Nullable CharSequence allow) {
    return new Answer(problem.status(), problem, body, JSON, NO_STORE, null, allow);
  }
}
