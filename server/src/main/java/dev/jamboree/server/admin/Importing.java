package dev.jamboree.server.admin;

import io.vertx.core.Future;
import java.util.Optional;

/** Brings in activities that come with the product, once. */
public final class Importing {

  private final ActivityStore store;
  private final Drafting drafting;
  private final Publishing publishing;

  public Importing(ActivityStore store, Drafting drafting, Publishing publishing) {
    this.store = store;
    this.drafting = drafting;
    this.publishing = publishing;
  }

  /**
   * Creates and publishes it, unless there is one of that id; false when there was. One that an
   * interrupted import left as a draft is published.
   */
  public Future<Outcome<Boolean>> load(long id, String document, String author) {
    return store
        .find(id)
        .compose(found ->
            found.isEmpty() ? create(id, document, author) : resume(found.get(), document));
  }

  private Future<Outcome<Boolean>> create(long id, String document, String author) {
    return drafting
        .create(id, document, author)
        .compose(outcome -> outcome.then(it -> publish(it.id())));
  }

  private Future<Outcome<Boolean>> resume(Managed found, String document) {
    if (found.publishedRevision() != null || found.latestRevision() != 1)
      return Outcome.done(false);
    return store
        .document(found.id(), 1)
        .compose(draft ->
            draft.equals(Optional.of(document)) ? publish(found.id()) : Outcome.done(false));
  }

  private Future<Outcome<Boolean>> publish(long id) {
    return publishing
        .publish(id, null, 1)
        .compose(outcome -> outcome.then(_ -> Outcome.done(true)));
  }
}
