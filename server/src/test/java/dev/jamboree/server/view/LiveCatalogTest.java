package dev.jamboree.server.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.admin.Instance;
import dev.jamboree.server.admin.Sample;
import dev.jamboree.server.document.Documents;
import dev.jamboree.server.view.PublishedActivities.Revision;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LiveCatalogTest {

  private static final Duration NEVER = Duration.ofDays(1);

  private final Vertx vertx = Vertx.vertx();
  private final Shelf shelf = new Shelf();
  private final LiveCatalog catalog =
      new LiveCatalog(
          vertx, shelf, new Documents(), () -> Instant.parse("2026-12-10T12:00:00Z"), NEVER);

  /** Activities in memory, that can be away and count what they are asked. */
  private static final class Shelf implements PublishedActivities {
    private final Map<Revision, String> documents = new HashMap<>();
    private final Map<Long, Integer> published = new HashMap<>();
    private final List<Collection<Revision>> loads = new ArrayList<>();
    private final List<Promise<Void>> held = new ArrayList<>();
    private long changes;
    private boolean away;
    private boolean slow;

    synchronized void publish(long id, int revision, String document) {
      documents.put(new Revision(id, revision), document);
      published.put(id, revision);
      changes++;
    }

    synchronized void hide(long id) {
      published.remove(id);
      changes++;
    }

    synchronized void away(boolean is) {
      away = is;
    }

    synchronized void slow() {
      slow = true;
    }

    synchronized List<Promise<Void>> held() {
      return List.copyOf(held);
    }

    @Override
    public synchronized Future<Stamp> stamp() {
      if (away) return Future.failedFuture(new IllegalStateException("away"));
      var stamp = new Stamp(documents.size(), changes);
      if (!slow) return Future.succeededFuture(stamp);
      Promise<Void> gate = Promise.promise();
      held.add(gate);
      return gate.future().map(stamp);
    }

    @Override
    public synchronized Future<List<Revision>> published() {
      List<Revision> all = new ArrayList<>();
      published.forEach((id, revision) -> all.add(new Revision(id, revision)));
      return Future.succeededFuture(all);
    }

    @Override
    public synchronized Future<Map<Revision, String>> documents(Collection<Revision> revisions) {
      if (away) return Future.failedFuture(new IllegalStateException("away"));
      loads.add(List.copyOf(revisions));
      Map<Revision, String> found = new HashMap<>(documents);
      found.keySet().retainAll(revisions);
      return Future.succeededFuture(found);
    }
  }

  @AfterEach
  void close() {
    catalog.close();
    Instance.await(vertx.close());
  }

  @Test
  void whileTheDatabaseIsAwayWhatWasShownStays() {
    shelf.publish(1, 1, Sample.grab(10, 1));
    Instance.await(catalog.open());
    shelf.away(true);
    shelf.publish(2, 1, Sample.grab(10, 1));
    assertThat(Instance.fault(catalog.refresh())).hasMessage("away");
    assertThat(catalog.find(1)).isPresent();
    shelf.away(false);
    Instance.await(catalog.refresh());
    assertThat(catalog.all()).extracting(it -> it.activity().id()).containsExactly(1L, 2L);
  }

  @Test
  void onlyWhatHasChangedIsLoadedAndNothingWhenNothingHas() {
    shelf.publish(1, 1, Sample.grab(10, 1));
    shelf.publish(2, 1, Sample.grab(10, 1));
    Instance.await(catalog.open());
    Instance.await(catalog.refresh());
    assertThat(shelf.loads).hasSize(1);
    shelf.publish(2, 2, Sample.grab(20, 1));
    Instance.await(catalog.refresh());
    assertThat(shelf.loads.getLast()).containsExactly(new Revision(2, 2));
    shelf.hide(1);
    Instance.await(catalog.refresh());
    assertThat(shelf.loads.getLast()).isEmpty();
    assertThat(catalog.all()).extracting(it -> it.activity().id()).containsExactly(2L);
  }

  @Test
  void whoAsksForARefreshWhileOneIsUnderWayGetsOneThatBeganLater() {
    Instance.await(catalog.open());
    shelf.slow();
    Future<Void> first = catalog.refresh();
    Instance.eventually("the first looks", () -> shelf.held().size() == 1);
    shelf.publish(1, 1, Sample.grab(10, 1));
    Future<Void> second = catalog.refresh();
    shelf.held().get(0).complete();
    Instance.await(first);
    Instance.eventually("the second looks", () -> shelf.held().size() == 2);
    assertThat(second.isComplete()).isFalse();
    shelf.held().get(1).complete();
    Instance.await(second);
    assertThat(catalog.find(1)).isPresent();
  }

  @Test
  void theSameDocumentHasTheSameTagAndAnotherOneAnother() {
    shelf.publish(1, 1, Sample.grab(10, 1));
    Instance.await(catalog.open());
    CatalogEntry first = catalog.find(1).orElseThrow();
    assertThat(first.etag()).matches("\"[0-9a-f]{32}\"");
    assertThat(first.config().toString()).startsWith("{\"code\":0,\"msg\":\"ok\",\"data\":{");
    shelf.publish(1, 2, Sample.grab(10, 1).replace("Gift", "Present"));
    Instance.await(catalog.refresh());
    assertThat(catalog.find(1).orElseThrow().etag()).isNotEqualTo(first.etag());
  }

  @Test
  void anEarlierRevisionIsLoadedOnceAndAFailureIsNotRemembered() {
    shelf.publish(1, 1, Sample.grab(10, 1));
    shelf.publish(1, 2, Sample.grab(10, 1).replace("gem", "gold"));
    var revisions = new EarlierRevisions(vertx, shelf, new Documents());
    assertThat(revisions.known(1, 1)).isNull();
    shelf.away(true);
    assertThat(Instance.fault(revisions.load(1, 1))).hasMessage("away");
    shelf.away(false);
    int before = shelf.loads.size();
    for (int i = 0; i < 3; i++) {
      assertThat(Instance.await(revisions.load(1, 1)).revision()).isEqualTo(1);
    }
    assertThat(shelf.loads).hasSize(before + 1);
    assertThat(revisions.known(1, 1)).isNotNull();
  }
}
