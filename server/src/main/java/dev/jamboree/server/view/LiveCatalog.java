package dev.jamboree.server.view;

import dev.jamboree.server.batching.Coalescer;
import dev.jamboree.server.document.Compiled;
import dev.jamboree.server.document.Document;
import dev.jamboree.server.document.Documents;
import dev.jamboree.server.view.PublishedActivities.Revision;
import dev.jamboree.server.view.PublishedActivities.Stamp;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalog, replaced as a whole whenever an activity has changed: at once where the change was
 * made, at a signal where there is one, and at the next poll in any case. While the database is
 * away it stays as it is.
 */
public final class LiveCatalog implements Catalog {

  /** With the time that a reload takes, well within the second that players are promised. */
  private static final Duration POLL = Duration.ofMillis(400);

  private static final Logger log = LoggerFactory.getLogger(LiveCatalog.class);

  private final Vertx vertx;
  private final Context context;
  private final PublishedActivities source;
  private final Documents documents;
  private final InstantSource clock;
  private final Duration poll;
  private final Coalescer<Boolean, Boolean> reloads;
  private volatile Shown shown = new Shown(Map.of(), List.of(), Map.of());
  private volatile boolean closed;

  /** The last look failed; one line tells it. */
  private volatile boolean away;

  // Touched by one reload at a time.
  private @Nullable Stamp stamp;
  private Map<Long, Prepared> prepared = Map.of();
  private final Set<Revision> broken = new HashSet<>();

  private record Shown(
      Map<Long, CatalogEntry> byId,
      Collection<CatalogEntry> ordered,
      Map<String, List<CatalogEntry>> listening) {}

  /** Looks at that source, once {@link #open} is called. */
  public LiveCatalog(
      Vertx vertx, PublishedActivities source, Documents documents, InstantSource clock) {
    this(vertx, source, documents, clock, POLL);
  }

  /** With another time between looks. */
  public LiveCatalog(
      Vertx vertx,
      PublishedActivities source,
      Documents documents,
      InstantSource clock,
      Duration poll) {
    this.poll = poll;
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.source = source;
    this.documents = documents;
    this.clock = clock;
    this.reloads = new Coalescer<>(Integer.MAX_VALUE, 1, this::reload);
  }

  /** Loads everything, then keeps looking; fails when the first load does. */
  public Future<Void> open() {
    return refresh().onSuccess(_ -> pollLater());
  }

  /** Done when the catalog holds whatever was committed before this was called. */
  public Future<Void> refresh() {
    Promise<Void> done = Promise.promise();
    context.runOnContext(_ -> reloads.ask(true).<Void>mapEmpty().onComplete(done));
    return Here.told(done.future());
  }

  /** Stops looking. */
  public void close() {
    closed = true;
  }

  @Override
  public Optional<CatalogEntry> find(long activityId) {
    return Optional.ofNullable(shown.byId.get(activityId));
  }

  @Override
  public Collection<CatalogEntry> all() {
    return shown.ordered;
  }

  @Override
  public Collection<CatalogEntry> listening(String eventType) {
    return shown.listening.getOrDefault(eventType, List.of());
  }

  private void pollLater() {
    if (closed) return;
    vertx.setTimer(
        poll.toMillis(),
        _ ->
            refresh()
                .onSuccess(_ -> {
                  if (away) log.info("the catalog follows the database again");
                  away = false;
                })
                .onFailure(fault -> {
                  if (!away && !closed) {
                    log.warn("the catalog stays as it is: {}", fault.toString());
                  }
                  away = true;
                })
                .onComplete(_ -> pollLater()));
  }

  private Future<List<Boolean>> reload(List<Boolean> asked) {
    // The stamp is taken before the rows: a change that comes between is seen by the next look.
    return source
        .stamp()
        .compose(now ->
            now.equals(stamp)
                ? showCurrent()
                : source.published().compose(this::replace).onSuccess(_ -> stamp = now))
        .map(_ -> Collections.nCopies(asked.size(), true));
  }

  private Future<Void> replace(List<Revision> published) {
    List<Revision> fresh = published.stream().filter(it -> !isPrepared(it)).toList();
    return source
        .documents(fresh)
        .compose(texts -> vertx.executeBlocking(() -> compile(texts), false))
        .compose(compiled -> {
          Map<Long, Prepared> next = new TreeMap<>();
          for (Revision it : published) {
            // One that cannot be shown leaves its predecessor in place.
            Prepared entry = compiled.get(it.activityId());
            if (entry == null) entry = prepared.get(it.activityId());
            if (entry != null) next.put(it.activityId(), entry);
          }
          show(next);
          return Future.succeededFuture();
        });
  }

  private boolean isPrepared(Revision revision) {
    Prepared entry = prepared.get(revision.activityId());
    return entry != null && entry.document().activity().revision() == revision.number();
  }

  private Map<Long, Prepared> compile(Map<Revision, String> texts) {
    Instant now = clock.instant();
    Map<Long, Prepared> compiled = new HashMap<>();
    texts.forEach((revision, text) -> {
      switch (documents.compile(revision.activityId(), revision.number(), text)) {
        case Document document -> compiled.put(revision.activityId(), Prepared.of(document, now));
        case Compiled.Invalid invalid -> {
          if (broken.add(revision)) log.error("{} is not shown: {}", revision, invalid);
        }
      }
    });
    return compiled;
  }

  /** What the config of a recurring activity says of its occurrences grows old by itself. */
  private Future<Void> showCurrent() {
    Instant now = clock.instant();
    if (prepared.values().stream().anyMatch(it -> it.outdated(now))) {
      Map<Long, Prepared> next = new TreeMap<>(prepared);
      next.replaceAll((_, it) -> it.outdated(now) ? Prepared.of(it.document(), now) : it);
      show(next);
    }
    return Future.succeededFuture();
  }

  private void show(Map<Long, Prepared> next) {
    prepared = next;
    Map<Long, CatalogEntry> byId = new TreeMap<>();
    next.forEach((id, it) -> byId.put(id, it.entry()));
    shown = new Shown(Map.copyOf(byId), List.copyOf(byId.values()), listening(byId.values()));
  }

  private static Map<String, List<CatalogEntry>> listening(Collection<CatalogEntry> entries) {
    Map<String, List<CatalogEntry>> byType = new HashMap<>();
    for (CatalogEntry entry : entries) {
      for (String type : entry.activity().listensTo()) {
        byType.computeIfAbsent(type, _ -> new ArrayList<>(1)).add(entry);
      }
    }
    return byType;
  }
}
