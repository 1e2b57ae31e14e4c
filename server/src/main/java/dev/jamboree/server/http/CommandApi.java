package dev.jamboree.server.http;

import dev.jamboree.core.command.Command;
import dev.jamboree.core.command.Command.Aimed;
import dev.jamboree.core.command.User;
import dev.jamboree.server.gate.Limit;
import dev.jamboree.server.gate.RateLimiter;
import dev.jamboree.server.pipeline.Pipeline;
import dev.jamboree.server.pipeline.RequestKey;
import dev.jamboree.server.view.CatalogEntry;
import io.vertx.core.Future;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/** What players do in activities once they take part. */
public final class CommandApi implements Api {

  private final Announced announced;
  private final Pipeline pipeline;
  private final RateLimiter limiter;

  /** Over the activities that players may know of, and the write path. */
  public CommandApi(Announced announced, Pipeline pipeline, RateLimiter limiter) {
    this.announced = announced;
    this.pipeline = pipeline;
    this.limiter = limiter;
  }

  @Override
  public Map<Operation, Endpoint> endpoints() {
    var endpoints = new EnumMap<Operation, Endpoint>(Operation.class);
    endpoints.put(Operation.CHECK_IN, submits(CommandApi::checkIn));
    endpoints.put(Operation.CLAIM, submits(CommandApi::claim));
    endpoints.put(Operation.DRAW, submits(CommandApi::draw));
    endpoints.put(Operation.EXCHANGE, submits(CommandApi::exchange));
    return endpoints;
  }

  private Endpoint submits(BiFunction<User, CommandRequest, Aimed> command) {
    return request -> submit(request, command);
  }

  private Future<Answer> submit(Request request, BiFunction<User, CommandRequest, Aimed> command) {
    CommandRequest asked = CommandRequest.parse(request.body());
    if (asked.userId() != 0 && asked.userId() != request.user().id()) {
      throw new RefusedException(Problem.FOREIGN_USER);
    }
    Aimed aimed = command.apply(request.user(), asked);
    RequestKey key = IdempotencyKey.of(request, asked);
    CatalogEntry entry = announced.find(asked.activityId(), request.now());
    if (!limiter.admit(Limit.COMMAND, request.user().id(), asked.activityId())) {
      throw new RefusedException(Problem.RATE_LIMITED);
    }
    return pipeline
        .submit(entry.activity(), aimed, key, request.now())
        .map(reply -> Answer.of(reply, request.language()));
  }

  private static Aimed checkIn(User user, CommandRequest asked) {
    return new Command.CheckIn(user, asked.mechanic(), asked.day());
  }

  private static Aimed claim(User user, CommandRequest asked) {
    return new Command.Claim(user, asked.mechanic(), asked.item());
  }

  private static Aimed draw(User user, CommandRequest asked) {
    return new Command.Draw(user, asked.mechanic(), asked.times());
  }

  private static Aimed exchange(User user, CommandRequest asked) {
    if (asked.item() == null) throw RefusedException.invalid("/item", "is missing");
    return new Command.Exchange(
        user, asked.mechanic(), Objects.requireNonNull(asked.item()), asked.times());
  }
}
