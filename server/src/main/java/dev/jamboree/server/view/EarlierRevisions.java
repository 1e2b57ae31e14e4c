package dev.jamboree.server.view;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.server.document.Compiled;
import dev.jamboree.server.document.Document;
import dev.jamboree.server.document.Documents;
import dev.jamboree.server.pipeline.Revisions;
import dev.jamboree.server.view.PublishedActivities.Revision;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Revisions, kept compiled once somebody has asked for them. */
public final class EarlierRevisions implements Revisions {

  private static final int KEPT = 1024;

  private final Vertx vertx;
  private final PublishedActivities source;
  private final Documents documents;

  /** Least recently used first. Guarded by itself. */
  private final Map<Revision, Future<Activity>> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Revision, Future<Activity>> eldest) {
          return size() > KEPT;
        }
      };

  public EarlierRevisions(Vertx vertx, PublishedActivities source, Documents documents) {
    this.vertx = vertx;
    this.source = source;
    this.documents = documents;
  }

  @Override
  public @Nullable Activity known(long activityId, int revision) {
    synchronized (known) {
      Future<Activity> found = known.get(new Revision(activityId, revision));
      return found == null || !found.succeeded() ? null : found.result();
    }
  }

  /** Everybody who asks for the same one shares one load. */
  @Override
  public Future<Activity> load(long activityId, int number) {
    var revision = new Revision(activityId, number);
    synchronized (known) {
      Future<Activity> found = known.get(revision);
      if (found == null) {
        found = read(revision);
        Future<Activity> load = found;
        known.put(revision, load);
        load.onFailure(_ -> forget(revision, load));
      }
      return Here.told(found);
    }
  }

  private void forget(Revision revision, Future<Activity> load) {
    synchronized (known) {
      known.remove(revision, load);
    }
  }

  private Future<Activity> read(Revision revision) {
    return source
        .documents(List.of(revision))
        .compose(found -> {
          String json = found.get(revision);
          if (json == null) throw new IllegalStateException("there is no " + revision);
          return vertx.executeBlocking(() -> compile(revision, json), false);
        });
  }

  private Activity compile(Revision revision, String json) {
    return switch (documents.compile(revision.activityId(), revision.number(), json)) {
      case Document valid -> valid.activity();
      case Compiled.Invalid invalid ->
          throw new IllegalStateException(revision + " cannot be read: " + invalid);
    };
  }
}
