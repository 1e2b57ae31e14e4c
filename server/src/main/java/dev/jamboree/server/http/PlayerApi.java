package dev.jamboree.server.http;

import dev.jamboree.core.command.Command.Join;
import dev.jamboree.server.gate.Limit;
import dev.jamboree.server.gate.RateLimiter;
import dev.jamboree.server.pipeline.Pipeline;
import dev.jamboree.server.pipeline.Revisions;
import dev.jamboree.server.view.Catalog;
import dev.jamboree.server.view.CatalogEntry;
import dev.jamboree.server.view.Participations;
import dev.jamboree.server.view.Remaining;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.util.EnumMap;
import java.util.Map;

/** What players ask. */
public final class PlayerApi implements Api {

  private final Catalog catalog;
  private final Announced announced;
  private final Pipeline pipeline;
  private final RateLimiter limiter;
  private final StatusView status;

  /** Over the views of activities and the write path. */
  public PlayerApi(
      Catalog catalog,
      Remaining remaining,
      Participations participations,
      Revisions revisions,
      Pipeline pipeline,
      RateLimiter limiter) {
    this.catalog = catalog;
    this.announced = new Announced(catalog);
    this.limiter = limiter;
    this.pipeline = pipeline;
    status = new StatusView(remaining, participations, revisions);
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
    CatalogEntry entry = announced.find(join.activityId(), request.now());
    if (!limiter.admit(Limit.JOIN, request.user().id(), join.activityId())) {
      throw new RefusedException(Problem.RATE_LIMITED);
    }
    return pipeline
        .submit(entry.activity(), new Join(request.user()), null, request.now())
        .map(reply -> Answer.of(reply, request.language()));
  }

  private Future<Answer> config(Request request) {
    CatalogEntry entry = announced.find(request.pathId(), request.now());
    String known = request.http().headers().get(HttpHeaders.IF_NONE_MATCH);
    return Future.succeededFuture(
        known != null && (known.equals("*") || known.contains(entry.etag()))
            ? Answer.notModified(entry.etag())
            : Answer.cacheable(entry.config(), entry.etag()));
  }

  private Future<Answer> status(Request request) {
    CatalogEntry entry = announced.find(request.pathId(), request.now());
    return status.of(entry.activity(), request.session(), request.now()).map(Answer::ok);
  }

  private Future<Answer> list(Request request) {
    return status
        .list(ListPage.of(request), catalog, request.session(), request.now())
        .map(Answer::ok);
  }
}
