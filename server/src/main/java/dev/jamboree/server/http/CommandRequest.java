package dev.jamboree.server.http;

import io.vertx.core.buffer.Buffer;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The body of a command that is aimed at a mechanic. Which members a command takes is said by its
 * operation; others are ignored, as everywhere.
 *
 * @param item what is asked of the mechanic: a mission, a tier, an offer
 * @param times 1 unless said otherwise
 * @param userId 0 when it is left to the session, as it should be
 */
record CommandRequest(
    long activityId,
    String mechanic,
    @Nullable String item,
    int times,
    @Nullable LocalDate day,
    long userId) {

  private static final int MAX_TIMES = 100;
  private static final int MAX_NAME = 65;

  static CommandRequest parse(Buffer body) {
    long activityId = 0;
    String mechanic = null;
    String item = null;
    long times = 1;
    LocalDate day = null;
    long userId = 0;
    var in = new StrictJson(body);
    in.object();
    for (String key = in.key(); key != null; key = in.key()) {
      switch (key) {
        case "activityId" -> activityId = in.integer(1, Long.MAX_VALUE);
        case "mechanic" -> mechanic = in.string(MAX_NAME);
        case "item" -> item = in.string(MAX_NAME);
        case "times" -> times = in.integer(1, MAX_TIMES);
        case "day" -> day = day(in.string(10));
        case "userId" -> userId = in.integer(1, Long.MAX_VALUE);
        default -> in.skip();
      }
    }
    in.end();
    if (activityId == 0) throw RefusedException.invalid("/activityId", "is missing");
    if (mechanic == null) throw RefusedException.invalid("/mechanic", "is missing");
    return new CommandRequest(activityId, mechanic, item, (int) times, day, userId);
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException _) {
      throw RefusedException.invalid("/day", "must be a day like 2026-12-10");
    }
  }
}
