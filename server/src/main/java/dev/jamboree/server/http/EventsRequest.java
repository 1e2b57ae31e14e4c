package dev.jamboree.server.http;

import io.vertx.core.buffer.Buffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body that tells of events: {@code {"events":[{"id","type","userId","at","fields"}]}}. */
record EventsRequest(List<Told> events) {

  static final int EVENTS = 1000;
  private static final int NAME = 64;
  private static final int FIELDS = 32;
  private static final int FIELD_VALUE = 256;

  /**
   * One event, as it is told.
   *
   * @param id tells it from all others of its user
   * @param at null for now
   */
  record Told(
      String id, String type, long userId, @Nullable Instant at, Map<String, Object> fields) {}

  static EventsRequest parse(Buffer body) {
    List<Told> events = new ArrayList<>();
    var in = new StrictJson(body);
    in.object();
    for (String key = in.key(); key != null; key = in.key()) {
      if (!key.equals("events")) {
        in.skip();
        continue;
      }
      in.array();
      while (in.element()) {
        if (events.size() == EVENTS) throw size(in);
        events.add(one(in));
      }
    }
    if (events.isEmpty()) throw size(in);
    in.end();
    return new EventsRequest(events);
  }

  private static RefusedException size(StrictJson in) {
    return in.invalid("/events", "must be 1 to " + EVENTS + " events");
  }

  private static Told one(StrictJson in) {
    String place = in.pointer();
    String id = null;
    String type = null;
    long userId = 0;
    Instant at = null;
    Map<String, Object> fields = Map.of();
    in.object();
    for (String key = in.key(); key != null; key = in.key()) {
      switch (key) {
        case "id" -> id = name(in);
        case "type" -> type = name(in);
        case "userId" -> userId = in.integer(1, Long.MAX_VALUE);
        case "at" -> at = instant(in);
        case "fields" -> fields = fields(in);
        default -> in.skip();
      }
    }
    if (id == null) throw in.invalid(place + "/id", "is missing");
    if (type == null) throw in.invalid(place + "/type", "is missing");
    if (userId == 0) throw in.invalid(place + "/userId", "is missing");
    return new Told(id, type, userId, at, fields);
  }

  private static String name(StrictJson in) {
    String name = in.string(NAME);
    if (name.isEmpty()) throw in.wrong("1 to " + NAME + " characters");
    return name;
  }

  private static Instant instant(StrictJson in) {
    String text = in.string(NAME);
    try {
      return Instant.parse(text);
    } catch (DateTimeException _) {
      throw in.wrong("a time like 2026-12-10T02:00:00Z");
    }
  }

  private static Map<String, Object> fields(StrictJson in) {
    in.object();
    Map<String, Object> fields = new HashMap<>();
    for (String key = in.key(); key != null; key = in.key()) {
      if (fields.size() == FIELDS) throw in.wrong("one of at most " + FIELDS + " fields");
      if (key.length() > NAME) throw in.wrong("named with at most " + NAME + " characters");
      fields.put(key, in.scalar(FIELD_VALUE));
    }
    return fields;
  }
}
