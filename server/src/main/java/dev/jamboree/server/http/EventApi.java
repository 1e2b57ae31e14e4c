package dev.jamboree.server.http;

import dev.jamboree.core.command.Command.Happened;
import dev.jamboree.core.command.Event;
import dev.jamboree.core.command.User;
import dev.jamboree.server.gate.SessionDesk;
import dev.jamboree.server.http.EventsRequest.Told;
import dev.jamboree.server.pipeline.Pipeline;
import dev.jamboree.server.pipeline.Reply;
import dev.jamboree.server.pipeline.Reply.Hearing;
import dev.jamboree.server.text.Fingerprints;
import dev.jamboree.server.text.JsonText;
import dev.jamboree.server.view.Catalog;
import dev.jamboree.server.view.CatalogEntry;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Hears what happens in the game and tells every activity that counts it. Each event counts once in
 * each activity, however often it is told; the order does not matter.
 */
public final class EventApi implements Api {

  /** How late an event may be told; less than its id is remembered. */
  static final Duration LATE = Duration.ofDays(2);

  /** How far the game server's clock may be ahead. */
  static final Duration AHEAD = Duration.ofMinutes(5);

  private final Catalog catalog;
  private final SessionDesk users;
  private final Pipeline pipeline;

  /** Over the activities that listen, the users that are known and the write path. */
  public EventApi(Catalog catalog, SessionDesk users, Pipeline pipeline) {
    this.catalog = catalog;
    this.users = users;
    this.pipeline = pipeline;
  }

  @Override
  public Map<Operation, Endpoint> endpoints() {
    return Map.of(Operation.INGEST_EVENTS, this::ingest);
  }

  /** What became of one event, over all activities; the first of these that one of them says. */
  private enum Outcome {
    /** Not known; tell it again. */
    RETRY,
    COUNTED,
    DUPLICATE,
    /** It is told too late, or of a time that has not come. */
    OUTSIDE_WINDOW,
    /** No activity counts it for this user now. */
    IGNORED
  }

  /** What one activity is told of one user. */
  private record Listener(CatalogEntry entry, long userId) {}

  /** Events for one listener, and where they stand in the request. */
  private record Batch(List<Event> events, List<Integer> places) {}

  private Future<Answer> ingest(Request request) {
    List<Told> told = EventsRequest.parse(request.body()).events();
    var outcomes = new ArrayList<Outcome>(told.size());
    Map<Listener, Batch> batches = new LinkedHashMap<>();
    for (int i = 0; i < told.size(); i++) {
      outcomes.add(distribute(told.get(i), i, request.now(), batches));
    }
    List<Long> ids = batches.keySet().stream().map(Listener::userId).distinct().toList();
    return users
        .users(ids)
        .compose(found -> submit(batches, byId(ids, found), request.now(), outcomes))
        .map(_ -> Answer.ok(json(told, outcomes)));
  }

  private static Map<Long, User> byId(List<Long> ids, List<User> users) {
    Map<Long, User> byId = LinkedHashMap.newLinkedHashMap(ids.size());
    for (int i = 0; i < ids.size(); i++) byId.put(ids.get(i), users.get(i));
    return byId;
  }

  /** Hands it to all who listen; what is known of it already. */
  private Outcome distribute(Told told, int place, Instant now, Map<Listener, Batch> batches) {
    Instant at = told.at() == null ? now : told.at();
    if (at.isBefore(now.minus(LATE)) || at.isAfter(now.plus(AHEAD))) return Outcome.OUTSIDE_WINDOW;
    for (CatalogEntry entry : catalog.listening(told.type())) {
      long id = Fingerprints.of(entry.activity().id() + "/" + told.id());
      Batch batch =
          batches.computeIfAbsent(
              new Listener(entry, told.userId()),
              _ -> new Batch(new ArrayList<>(1), new ArrayList<>(1)));
      batch.events().add(new Event(id, told.type(), at, told.fields()));
      batch.places().add(place);
    }
    return Outcome.IGNORED;
  }

  private Future<Void> submit(
      Map<Listener, Batch> batches, Map<Long, User> users, Instant now, List<Outcome> outcomes) {
    List<Future<Void>> all = new ArrayList<>(batches.size());
    batches.forEach((listener, batch) -> {
      User user = Objects.requireNonNull(users.get(listener.userId()));
      all.add(
          pipeline
              .submit(listener.entry().activity(), new Happened(user, batch.events()), null, now)
              .<@Nullable Reply>map(reply -> reply)
              .otherwise((Reply) null)
              .map(reply -> {
                note(reply, batch.places(), outcomes);
                return null;
              }));
    });
    return Future.all(all).mapEmpty();
  }

  private static void note(@Nullable Reply reply, List<Integer> places, List<Outcome> outcomes) {
    for (int i = 0; i < places.size(); i++) {
      Outcome outcome =
          reply instanceof Reply.Heard(List<Hearing> hearings)
              ? outcome(hearings.get(i))
              : Outcome.RETRY;
      int place = places.get(i);
      if (outcome.compareTo(outcomes.get(place)) < 0) outcomes.set(place, outcome);
    }
  }

  private static Outcome outcome(Hearing hearing) {
    return switch (hearing) {
      case COUNTED -> Outcome.COUNTED;
      case DUPLICATE -> Outcome.DUPLICATE;
      case NOT_STARTED, ENDED, NOT_ELIGIBLE, USER_BANNED -> Outcome.IGNORED;
    };
  }

  private static CharSequence json(List<Told> told, List<Outcome> outcomes) {
    var counts = new EnumMap<Outcome, Integer>(Outcome.class);
    for (Outcome outcome : outcomes) counts.merge(outcome, 1, Integer::sum);
    var out = new StringBuilder(64 + 64 * told.size()).append("{\"counts\":{");
    String comma = "";
    for (Outcome outcome : Outcome.values()) {
      out.append(comma).append('"').append(outcome).append("\":");
      out.append(counts.getOrDefault(outcome, 0));
      comma = ",";
    }
    out.append("},\"results\":[");
    comma = "";
    for (int i = 0; i < told.size(); i++) {
      JsonText.quote(out.append(comma).append("{\"id\":"), told.get(i).id());
      out.append(",\"outcome\":\"").append(outcomes.get(i)).append("\"}");
      comma = ",";
    }
    return out.append("]}");
  }
}
