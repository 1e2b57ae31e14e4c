package dev.jamboree.server.http;

import dev.jamboree.server.admin.Restocking;
import io.vertx.core.buffer.Buffer;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The bodies that operators send, other than documents. Unlike players' they are taken exactly. */
final class AdminRequests {

  private static final int MAX_MECHANIC = 32;
  private static final String END = "[12][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?";

  private AdminRequests() {}

  /** {@code {"revision":2}}; null when it is left out, and with no body at all. */
  static @Nullable Integer revision(Buffer body) {
    if (body.length() == 0) return null;
    var in = new StrictJson(body);
    in.object();
    @Nullable Integer revision = null;
    for (String key = in.key(); key != null; key = in.key()) {
      if (!key.equals("revision")) throw unknown(in);
      revision = (int) in.integer(1, Integer.MAX_VALUE);
    }
    in.end();
    return revision;
  }

  /** {@code {"end":"2026-12-14T00:00"}}, as in a document. */
  static LocalDateTime end(Buffer body) {
    var in = new StrictJson(body);
    in.object();
    @Nullable LocalDateTime end = null;
    for (String key = in.key(); key != null; key = in.key()) {
      if (!key.equals("end")) throw unknown(in);
      end = localDateTime(in);
    }
    in.end();
    if (end == null) throw RefusedException.invalid("/end", "is missing");
    return end;
  }

  private static LocalDateTime localDateTime(StrictJson in) {
    String text = in.string(64);
    if (text.matches(END)) {
      try {
        return LocalDateTime.parse(text);
      } catch (DateTimeException _) {
        // a date that no calendar has: told below
      }
    }
    throw in.wrong("a date and time like 2026-12-14T00:00, without an offset");
  }

  /**
   * {@code {"mechanic":"grab","occurrence":0,"add":100}}, or {@code "remove"} in place of add.
   *
   * @param occurrence its key; null for the present one
   * @param units negative to remove
   */
  record StockChange(String mechanic, @Nullable Long occurrence, long units) {

    static StockChange parse(Buffer body) {
      var in = new StrictJson(body);
      in.object();
      @Nullable String mechanic = null;
      @Nullable Long occurrence = null;
      long add = 0;
      long remove = 0;
      for (String key = in.key(); key != null; key = in.key()) {
        switch (key) {
          case "mechanic" -> mechanic = in.string(MAX_MECHANIC);
          case "occurrence" -> occurrence = in.integer(0, Long.MAX_VALUE);
          case "add" -> add = in.integer(1, Restocking.MAX_UNITS);
          case "remove" -> remove = in.integer(1, Restocking.MAX_UNITS);
          default -> throw unknown(in);
        }
      }
      in.end();
      if (mechanic == null) throw RefusedException.invalid("/mechanic", "is missing");
      if ((add == 0) == (remove == 0)) {
        throw RefusedException.invalid("", "must have either add or remove");
      }
      return new StockChange(mechanic, occurrence, add - remove);
    }
  }

  private static RefusedException unknown(StrictJson in) {
    return in.invalid(in.pointer(), "is not known here");
  }
}
