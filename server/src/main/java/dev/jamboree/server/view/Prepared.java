package dev.jamboree.server.view;

import dev.jamboree.core.schedule.Occurrence;
import dev.jamboree.core.schedule.Schedule;
import dev.jamboree.server.document.Document;
import java.time.Instant;
import java.util.List;

/**
 * A document and its catalog entry.
 *
 * @param from when it was made; a clock that is set back behind it needs another
 * @param until the entry is right: the end of the first occurrence that it tells of
 */
record Prepared(Document document, CatalogEntry entry, Instant from, Instant until) {

  static Prepared of(Document document, Instant now) {
    Schedule schedule = document.activity().schedule();
    List<Occurrence> next = schedule.next(now, 1);
    boolean recurs = schedule.plan().recurrence() != null;
    return new Prepared(
        document,
        CatalogEntry.prepare(document, now),
        recurs ? now : Instant.MIN,
        recurs && !next.isEmpty() ? next.getFirst().end() : Instant.MAX);
  }

  boolean outdated(Instant now) {
    return now.isBefore(from) || !now.isBefore(until);
  }
}
