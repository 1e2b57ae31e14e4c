package dev.jamboree.server.view;

import dev.jamboree.server.document.Compiled;
import dev.jamboree.server.document.Document;
import dev.jamboree.server.document.Documents;
import dev.jamboree.server.view.PublishedActivities.Revision;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a join granted under revisions that are no longer the published one. */
final class EarlierRewards {

  private static final int KEPT = 1024;

  private final PublishedActivities source;
  private final Documents documents;

  /** Least recently used first. Guarded by itself. */
  private final Map<Revision, Future<String>> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Revision, Future<String>> eldest) {
          return size() > KEPT;
        }
      };

  EarlierRewards(PublishedActivities source, Documents documents) {
    this.source = source;
    this.documents = documents;
  }

  /** Everybody who asks for the same one shares one load. */
  Future<String> find(Revision revision) {
    synchronized (known) {
      Future<String> found = known.get(revision);
      if (found != null) return found;
      Future<String> load = load(revision);
      known.put(revision, load);
      load.onFailure(_ -> forget(revision, load));
      return load;
    }
  }

  private void forget(Revision revision, Future<String> load) {
    synchronized (known) {
      known.remove(revision, load);
    }
  }

  private Future<String> load(Revision revision) {
    return source
        .documents(List.of(revision))
        .map(found -> {
          String json = found.get(revision);
          if (json == null) throw new IllegalStateException("there is no " + revision);
          return switch (documents.compile(revision.activityId(), revision.number(), json)) {
            case Document valid -> Documents.rewardsJson(valid.activity());
            case Compiled.Invalid invalid ->
                throw new IllegalStateException(revision + " cannot be read: " + invalid);
          };
        });
  }
}
