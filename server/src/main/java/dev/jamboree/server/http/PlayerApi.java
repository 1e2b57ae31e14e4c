package dev.jamboree.server.http;

import dev.jamboree.core.command.Command.Join;
import dev.jamboree.core.decision.Decision;
import dev.jamboree.core.decision.Decision.Accepted;
import dev.jamboree.core.decision.Decision.Rejected;
import dev.jamboree.core.decision.Decision.Repeated;
import dev.jamboree.core.participation.Receipt;
import dev.jamboree.server.gate.Limit;
import dev.jamboree.server.gate.RateLimiter;
import dev.jamboree.server.pipeline.Pipeline;
import dev.jamboree.server.view.Catalog;
import dev.jamboree.server.view.CatalogEntry;
import dev.jamboree.server.view.Participations;
import dev.jamboree.server.view.Remaining;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** What players ask. */
public final class PlayerApi implements Api {

  private final Catalog catalog;
  private final Pipeline pipeline;
  private final RateLimiter limiter;
  private final StatusView status;

  /** Over the views of activities and the write path. */
  public PlayerApi(
      Catalog catalog,
      Remaining remaining,
      Participations participations,
      Pipeline pipeline,
      RateLimiter limiter) {
    this.catalog = catalog;
    this.limiter = limiter;
    this.pipeline = pipeline;
    status = new StatusView(remaining, participations);
  }

  @Override
  public Map<Operation, Endpoint> endpoints() {
    var endpoints = new EnumMap<Operation, Endpoint>(Operation.class);
    endpoints.put(Operation.JOIN_ACTIVITY, this::join);
    endpoints.put(Operation.GET_CONFIG, this::config);
    endpoints.put(Operation.GET_STATUS, this::status);
    endpoints.put(Operation.LIST_ACTIVITIES, this::list);
    return endpoints;
  }

  private Future<Answer> join(Request request) {
    JoinRequest join = JoinRequest.parse(request.body());
    if (join.userId() != 0 && join.userId() != request.user().id()) {
      throw new RefusedException(Problem.FOREIGN_USER);
    }
    CatalogEntry entry = visible(join.activityId(), request.now());
    if (!limiter.admit(Limit.JOIN, request.user().id(), join.activityId())) {
      throw new RefusedException(Problem.RATE_LIMITED);
    }
    return pipeline
        .submit(entry.activity(), new Join(request.user()), request.now())
        .compose(decision -> answer(request, entry, decision));
  }

  private Future<Answer> answer(Request request, CatalogEntry entry, Decision decision) {
    return switch (decision) {
      case Accepted accepted ->
          receipt(entry, accepted.receipt()).map(json -> Answer.of(200, Envelope.ok(json)));
      case Repeated repeated ->
          receipt(entry, repeated.original())
              .map(json -> Answer.of(200, Envelope.repeated(request.language(), json)));
      case Rejected rejected ->
          Future.succeededFuture(Answer.of(Problem.of(rejected.reason()), request.language()));
    };
  }

  /** As JSON, with the rewards that its revision promised. */
  private Future<CharSequence> receipt(CatalogEntry entry, Receipt receipt) {
    long activityId = entry.activity().id();
    Future<String> rewards =
        receipt.revision() == entry.activity().revision()
            ? Future.succeededFuture(entry.rewardsJson())
            : catalog.rewardsJson(activityId, receipt.revision());
    return rewards.map(json -> {
      var out = new StringBuilder(192).append("{\"activityId\":").append(activityId);
      JsonText.instant(
          out.append(",\"occurrence\":"),
          receipt.occurrence() == 0 ? null : Instant.ofEpochSecond(receipt.occurrence()));
      JsonText.instant(out.append(",\"joinedAt\":"), receipt.joinedAt());
      return out.append(",\"revision\":")
          .append(receipt.revision())
          .append(",\"rewards\":")
          .append(json)
          .append('}');
    });
  }

  private Future<Answer> config(Request request) {
    CatalogEntry entry = visible(request.pathId(), request.now());
    String known = request.http().headers().get(HttpHeaders.IF_NONE_MATCH);
    return Future.succeededFuture(
        known != null && (known.equals("*") || known.contains(entry.etag()))
            ? Answer.notModified(entry.etag())
            : Answer.cacheable(entry.config(), entry.etag()));
  }

  private Future<Answer> status(Request request) {
    CatalogEntry entry = visible(request.pathId(), request.now());
    return status.of(entry.activity(), request.session(), request.now()).map(Answer::ok);
  }

  private Future<Answer> list(Request request) {
    return status
        .list(ListPage.of(request), catalog, request.session(), request.now())
        .map(Answer::ok);
  }

  /** What is not announced yet does not exist for players. */
  private CatalogEntry visible(long activityId, Instant now) {
    return catalog
        .find(activityId)
        .filter(entry -> !now.isBefore(entry.activity().schedule().visibleFrom()))
        .orElseThrow(() -> new RefusedException(Problem.ACTIVITY_NOT_FOUND));
  }
}
