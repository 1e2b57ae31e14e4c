package dev.jamboree.server.admin;

import dev.jamboree.server.document.DocumentError;
import dev.jamboree.server.document.Documents;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writing activities: nothing that is done here reaches a player before it is published. */
public final class Drafting {

  private static final int ATTEMPTS = 10;

  private final ActivityStore store;
  private final InstantSource clock;
  private final Edits edits;

  public Drafting(
      ActivityStore store,
      Documents documents,
      InstantSource clock,
      Supplier<Future<Void>> announce) {
    this.store = store;
    this.clock = clock;
    this.edits = new Edits(store, documents, announce);
  }

  /** All that is wrong with a document; keeps nothing. */
  public List<DocumentError> validate(String document) {
    return edits.validate(document);
  }

  /** An activity and all that was ever written of it, latest first. */
  public record History(Managed activity, List<RevisionNote> revisions) {}

  /**
   * Keeps a new activity as a draft.
   *
   * @param id null for the next one
   */
  public Future<Outcome<Managed>> create(@Nullable Long id, String document, String author) {
    return id == null ? createNext(document, author, ATTEMPTS) : createAs(id, document, author);
  }

  private Future<Outcome<Managed>> createNext(String document, String author, int attempts) {
    return store
        .unusedId()
        .compose(id -> createAs(id, document, author))
        .compose(outcome ->
            attempts > 1 && outcome instanceof Outcome.Refused<Managed>(Refusal.IdTaken _)
                ? createNext(document, author, attempts - 1)
                : Future.succeededFuture(outcome));
  }

  private Future<Outcome<Managed>> createAs(long id, String document, String author) {
    return edits
        .compile(id, 1, document)
        .compose(outcome ->
            outcome.then(valid ->
                store
                    .create(id, new Draft(valid.document(), author, clock.instant()))
                    .compose(created ->
                        created
                            ? Outcome.done(new Managed(id, Managed.Status.DRAFT, 1, null, 1))
                            : Outcome.refuse(new Refusal.IdTaken(id)))));
  }

  /** Keeps a new revision; players go on seeing the published one. */
  public Future<Outcome<Managed>> revise(
      long id, @Nullable Long ifVersion, String document, String author) {
    return edits.edit(
        id,
        ifVersion,
        before ->
            edits
                .compile(id, before.latestRevision() + 1, document)
                .compose(outcome ->
                    outcome.then(valid ->
                        Outcome.done(
                            new Change(
                                before,
                                before.revised(),
                                new Draft(document, author, clock.instant()),
                                null,
                                List.of())))));
  }

  public Future<Outcome<History>> history(long id) {
    return edits
        .managed(id)
        .compose(outcome ->
            outcome.then(activity ->
                store.revisions(id).compose(notes -> Outcome.done(new History(activity, notes)))));
  }

  public Future<Optional<String>> document(long id, int revision) {
    return store.document(id, revision);
  }

  /** By id, ascending, from the first after that one. */
  public Future<List<Managed>> list(long after, int limit) {
    return store.list(after, limit);
  }
}
