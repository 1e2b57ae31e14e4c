package dev.jamboree.server.http;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.schedule.Occurrence;
import java.time.DateTimeException;
import java.time.Instant;

/** The query parameter that names an occurrence by its start. */
final class Occurrences {

  private Occurrences() {}

  /** The one that is asked for; else the one that runs, is to come, or was the last. */
  static Occurrence asked(Activity activity, Request request) {
    String start = request.query("occurrence");
    if (start == null) return activity.schedule().at(request.now()).occurrence();
    return activity
        .schedule()
        .occurrence(epochSecond(start))
        .orElseThrow(() -> RefusedException.invalid("/occurrence", "there is no such occurrence"));
  }

  private static long epochSecond(String start) {
    try {
      return Instant.parse(start).getEpochSecond();
    } catch (DateTimeException _) {
      throw RefusedException.invalid("/occurrence", "must be a time like 2026-12-10T02:00:00Z");
    }
  }
}
