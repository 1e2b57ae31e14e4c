package dev.jamboree.server.http;

import dev.jamboree.server.admin.Drafting;
import dev.jamboree.server.admin.Drafting.History;
import dev.jamboree.server.admin.Managed;
import dev.jamboree.server.admin.Outcome;
import dev.jamboree.server.admin.Publishing;
import dev.jamboree.server.admin.Restocking;
import dev.jamboree.server.admin.StockLevel;
import dev.jamboree.server.document.DocumentError;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What operators ask. */
public final class AdminApi implements Api {

  /** Numbers that every client can hold exactly. */
  private static final long MAX_ID = (1L << 53) - 1;

  private static final String AUTHOR = "operator";

  private final Drafting drafting;
  private final Publishing publishing;
  private final Restocking restocking;

  /** Over what operators do to activities. */
  public AdminApi(Drafting drafting, Publishing publishing, Restocking restocking) {
    this.drafting = drafting;
    this.publishing = publishing;
    this.restocking = restocking;
  }

  @Override
  public Map<Operation, Endpoint> endpoints() {
    var endpoints = new EnumMap<Operation, Endpoint>(Operation.class);
    endpoints.put(Operation.ADMIN_LIST, this::list);
    endpoints.put(Operation.ADMIN_CREATE, this::create);
    endpoints.put(Operation.ADMIN_VALIDATE, this::validate);
    endpoints.put(Operation.ADMIN_GET, this::history);
    endpoints.put(Operation.ADMIN_REVISE, this::revise);
    endpoints.put(Operation.ADMIN_GET_REVISION, this::document);
    endpoints.put(Operation.ADMIN_PUBLISH, this::publish);
    endpoints.put(Operation.ADMIN_END, this::end);
    endpoints.put(Operation.ADMIN_EXTEND, this::extend);
    endpoints.put(Operation.ADMIN_RETIRE, this::retire);
    endpoints.put(Operation.ADMIN_GET_STOCK, this::levels);
    endpoints.put(Operation.ADMIN_CHANGE_STOCK, this::restock);
    return endpoints;
  }

  private Future<Answer> list(Request request) {
    ListPage page = ListPage.of(request);
    return drafting
        .list(page.after(), page.limit())
        .map(found -> Answer.ok(AdminJson.page(found, page.limit())));
  }

  private Future<Answer> create(Request request) {
    long id = request.query("id", 1, MAX_ID, 0);
    return answer(
        request,
        drafting.create(id == 0 ? null : id, text(request.body()), author(request)),
        managed -> Answer.of(201, Envelope.ok(AdminJson.managed(managed))));
  }

  private Future<Answer> validate(Request request) {
    List<DocumentError> errors = drafting.validate(text(request.body()));
    String valid = "{\"valid\":" + errors.isEmpty();
    return Future.succeededFuture(Answer.ok(valid + AdminRefusals.errors(errors) + '}'));
  }

  private Future<Answer> history(Request request) {
    Future<Outcome<History>> found = drafting.history(request.pathId());
    return answer(request, found, it -> Answer.ok(AdminJson.history(it)));
  }

  private Future<Answer> document(Request request) {
    long revision = request.pathId(1);
    if (revision > Integer.MAX_VALUE) throw new RefusedException(Problem.NOT_FOUND);
    return drafting
        .document(request.pathId(), (int) revision)
        .map(found -> Answer.ok(found.orElseThrow(() -> new RefusedException(Problem.NOT_FOUND))));
  }

  private Future<Answer> revise(Request request) {
    return managed(
        request,
        drafting.revise(
            request.pathId(), ifVersion(request), text(request.body()), author(request)));
  }

  private Future<Answer> publish(Request request) {
    Integer revision = AdminRequests.revision(request.body());
    return managed(request, publishing.publish(request.pathId(), ifVersion(request), revision));
  }

  private Future<Answer> end(Request request) {
    return managed(request, publishing.end(request.pathId(), ifVersion(request), author(request)));
  }

  private Future<Answer> extend(Request request) {
    return managed(
        request,
        publishing.extend(
            request.pathId(),
            ifVersion(request),
            AdminRequests.end(request.body()),
            author(request)));
  }

  private Future<Answer> retire(Request request) {
    return managed(
        request, publishing.retire(request.pathId(), ifVersion(request), author(request)));
  }

  private Future<Answer> levels(Request request) {
    return answer(
        request,
        restocking.levels(request.pathId()),
        levels -> Answer.ok(AdminJson.levels(levels)));
  }

  private Future<Answer> restock(Request request) {
    var change = AdminRequests.StockChange.parse(request.body());
    Future<Outcome<StockLevel>> changed =
        restocking.restock(
            request.pathId(), change.mechanic(), change.occurrence(), change.units());
    return answer(request, changed, level -> Answer.ok(AdminJson.level(level)));
  }

  private static Future<Answer> managed(Request request, Future<Outcome<Managed>> outcome) {
    return answer(request, outcome, it -> Answer.ok(AdminJson.managed(it)));
  }

  private static <T> Future<Answer> answer(
      Request request, Future<Outcome<T>> outcome, Function<T, Answer> done) {
    return outcome.map(it ->
        switch (it) {
          case Outcome.Done<T> d -> done.apply(d.value());
          case Outcome.Refused<T> refused ->
              AdminRefusals.answer(refused.reason(), request.language());
        });
  }

  /** The document, character for character as it was sent, once it is JSON at all. */
  private static String text(Buffer body) {
    var in = new StrictJson(body);
    in.object();
    in.skip();
    in.end();
    return body.toString();
  }

  /** The version that must still be current, from If-Match; null when any will do. */
  private static @Nullable Long ifVersion(Request request) {
    String given = request.http().headers().get(HttpHeaders.IF_MATCH);
    if (given == null || given.equals("*")) return null;
    String digits = given.replace("\"", "");
    return Numbers.positive(digits, "If-Match", "header");
  }

  /** Who says to be at work: the token is shared, so it cannot tell. */
  private static String author(Request request) {
    String given = request.http().headers().get("X-Operator");
    if (given == null) return AUTHOR;
    if (!given.matches("[!-~][ -~]{0,62}[!-~]|[!-~]")) {
      throw new RefusedException(
          Problem.BAD_REQUEST, "X-Operator must be up to 64 printable ASCII characters");
    }
    return given;
  }
}
