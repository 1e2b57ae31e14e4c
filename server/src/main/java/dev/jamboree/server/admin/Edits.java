package dev.jamboree.server.admin;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.server.document.Compiled;
import dev.jamboree.server.document.Document;
import dev.jamboree.server.document.DocumentError;
import dev.jamboree.server.document.Documents;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads an activity, works out what becomes of it, and writes that unless it has changed since. */
final class Edits {

  private static final int ATTEMPTS = 10;

  private final ActivityStore store;
  private final Documents documents;
  private final Supplier<Future<Void>> announce;

  /**
   * Edits what that store keeps.
   *
   * @param announce makes instances look at once, this one first; its failure does not matter
   */
  Edits(ActivityStore store, Documents documents, Supplier<Future<Void>> announce) {
    this.store = store;
    this.documents = documents;
    this.announce = announce;
  }

  /**
   * Makes one change; the step may be asked again when somebody else was faster.
   *
   * @param ifVersion refuse when it has another; null to take it as it is
   */
  Future<Outcome<Managed>> edit(
      long id, @Nullable Long ifVersion, Function<Managed, Future<Outcome<Change>>> step) {
    return attempt(id, ifVersion, step, ATTEMPTS);
  }

  private Future<Outcome<Managed>> attempt(
      long id,
      @Nullable Long ifVersion,
      Function<Managed, Future<Outcome<Change>>> step,
      int attempts) {
    return managed(id)
        .compose(found ->
            found.then(before ->
                ifVersion != null && ifVersion != before.version()
                    ? Outcome.<Managed>refuse(new Refusal.VersionChanged(before.version()))
                    : step.apply(before).compose(outcome -> outcome.then(this::apply))))
        .compose(outcome -> {
          boolean beaten = outcome instanceof Outcome.Refused<Managed>(Refusal.VersionChanged _);
          return beaten && ifVersion == null && attempts > 1
              ? attempt(id, null, step, attempts - 1)
              : Future.succeededFuture(outcome);
        });
  }

  private Future<Outcome<Managed>> apply(Change change) {
    return store
        .apply(change)
        .compose(applied ->
            applied
                ? announced(change.after())
                : Outcome.refuse(new Refusal.VersionChanged(change.after().version())));
  }

  /** What was done, once this instance shows it. */
  <T> Future<Outcome<T>> announced(T value) {
    return announce.get().otherwiseEmpty().compose(_ -> Outcome.done(value));
  }

  Future<Outcome<Managed>> managed(long id) {
    return store
        .find(id)
        .map(found ->
            found
                .<Outcome<Managed>>map(Outcome.Done::new)
                .orElseGet(() -> new Outcome.Refused<>(new Refusal.NoSuchActivity(id))));
  }

  /** The document of one revision, and what it says. */
  Future<Outcome<Revised>> revision(long id, int revision) {
    return store
        .document(id, revision)
        .compose(document ->
            document.isEmpty()
                ? Outcome.refuse(new Refusal.NoSuchRevision(revision))
                : compile(id, revision, document.get()));
  }

  /** The revision that players see. */
  Future<Outcome<Revised>> published(Managed managed) {
    Integer revision = managed.publishedRevision();
    return revision == null || managed.status() != Managed.Status.PUBLISHED
        ? Outcome.refuse(new Refusal.NotPublished())
        : revision(managed.id(), revision);
  }

  List<DocumentError> validate(String document) {
    return documents.compile(1, 1, document) instanceof Compiled.Invalid(List<DocumentError> errors)
        ? errors
        : List.of();
  }

  Future<Outcome<Revised>> compile(long id, int revision, String document) {
    return switch (documents.compile(id, revision, document)) {
      case Document valid -> Outcome.done(new Revised(document, valid.activity()));
      case Compiled.Invalid invalid ->
          Outcome.refuse(new Refusal.InvalidDocument(invalid.errors()));
    };
  }

  /** A document and what it says. */
  record Revised(String document, Activity activity) {}
}
