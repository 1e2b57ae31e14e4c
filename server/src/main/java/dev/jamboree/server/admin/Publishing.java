package dev.jamboree.server.admin;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.schedule.Schedule;
import dev.jamboree.server.admin.Edits.Revised;
import dev.jamboree.server.document.Documents;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What players see, and until when. A new revision does not touch the stocks that are open: those
 * change by {@link Restocking} alone.
 */
public final class Publishing {

  /** Occurrences whose stocks are opened ahead; the write path opens the later ones. */
  private static final int STOCKED_AHEAD = 3;

  private final InstantSource clock;
  private final Edits edits;

  public Publishing(
      ActivityStore store,
      Documents documents,
      InstantSource clock,
      Supplier<Future<Void>> announce) {
    this.clock = clock;
    this.edits = new Edits(store, documents, announce);
  }

  /**
   * Shows one revision to players, in place of what they saw.
   *
   * @param revision null for the latest
   */
  public Future<Outcome<Managed>> publish(
      long id, @Nullable Long ifVersion, @Nullable Integer revision) {
    return edits.edit(
        id,
        ifVersion,
        before -> {
          int shown = revision == null ? before.latestRevision() : revision;
          return edits
              .revision(id, shown)
              .compose(outcome ->
                  outcome.then(it ->
                      Outcome.done(live(before, before.published(shown), null, it.activity()))));
        });
  }

  /** Closes it now. Its review, if it has one, follows. */
  public Future<Outcome<Managed>> end(long id, @Nullable Long ifVersion, String author) {
    return edits.edit(
        id,
        ifVersion,
        before ->
            edits
                .published(before)
                .compose(outcome -> outcome.then(it -> end(before, it, author))));
  }

  private Future<Outcome<Change>> end(Managed before, Revised shown, String author) {
    Schedule schedule = shown.activity().schedule();
    Instant now = clock.instant();
    if (now.isBefore(schedule.start())) return Outcome.refuse(new Refusal.NotStarted());
    if (!now.isBefore(schedule.end())) return Outcome.refuse(new Refusal.Ended());
    // Within its first second it ends at the next: an activity lasts some time.
    Instant least = schedule.start().plusSeconds(1);
    Instant end = now.truncatedTo(ChronoUnit.SECONDS);
    if (end.isBefore(least)) end = least;
    return endAt(before, shown, LocalDateTime.ofInstant(end, schedule.zone()), author);
  }

  /** Lets it end later than planned; one that has ended opens again. */
  public Future<Outcome<Managed>> extend(
      long id, @Nullable Long ifVersion, LocalDateTime end, String author) {
    return edits.edit(
        id,
        ifVersion,
        before ->
            edits
                .published(before)
                .compose(outcome ->
                    outcome.then(it -> {
                      LocalDateTime planned = it.activity().schedule().plan().end();
                      return end.isAfter(planned)
                          ? endAt(before, it, end, author)
                          : Outcome.refuse(new Refusal.EndNotLater(planned));
                    })));
  }

  private Future<Outcome<Change>> endAt(
      Managed before, Revised shown, LocalDateTime end, String author) {
    String text = EndOfSchedule.replace(shown.document(), end);
    int revision = before.latestRevision() + 1;
    return edits
        .compile(before.id(), revision, text)
        .compose(outcome ->
            outcome.then(it ->
                Outcome.done(
                    live(
                        before,
                        before.published(revision),
                        new Draft(text, author, clock.instant()),
                        it.activity()))));
  }

  /** Hides it until it is published again; one that is running ends with it. */
  public Future<Outcome<Managed>> retire(long id, @Nullable Long ifVersion, String author) {
    return edits.edit(
        id,
        ifVersion,
        before ->
            edits
                .published(before)
                .compose(outcome -> outcome.then(it -> end(before, it, author)))
                .map(outcome ->
                    switch (outcome) {
                      case Outcome.Done<Change>(Change ended) ->
                          new Outcome.Done<>(hide(before, ended));
                      case Outcome.Refused<Change> _ ->
                          new Outcome.Done<>(
                              new Change(before, before.hidden(), null, null, List.of()));
                    }));
  }

  private static Change hide(Managed before, Change ended) {
    Managed after = ended.after();
    var hidden =
        new Managed(
            before.id(),
            Managed.Status.RETIRED,
            after.latestRevision(),
            after.publishedRevision(),
            after.version());
    return new Change(before, hidden, ended.draft(), null, List.of());
  }

  private Change live(Managed before, Managed after, @Nullable Draft draft, Activity activity) {
    return new Change(
        before, after, draft, activity, activity.schedule().next(clock.instant(), STOCKED_AHEAD));
  }
}
