package dev.jamboree.server.http;

import dev.jamboree.server.gate.SessionDesk.Opening;
import dev.jamboree.server.gate.SessionLimits;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body that asks for one session, or for a list of them.
 *
 * @param isList whether the answer is to be a list too
 */
record SessionRequest(List<Opening> openings, boolean isList) {

  static SessionRequest parse(Buffer body, Duration longest) {
    var in = new StrictJson(body);
    boolean isList = in.atArray();
    List<Opening> openings = isList ? list(in, longest) : List.of(one(in, longest));
    in.end();
    return new SessionRequest(openings, isList);
  }

  private static List<Opening> list(StrictJson in, Duration longest) {
    List<Opening> openings = new ArrayList<>();
    while (in.element()) {
      if (openings.size() == SessionLimits.SESSIONS) throw size(in);
      openings.add(one(in, longest));
    }
    if (openings.isEmpty()) throw size(in);
    return openings;
  }

  private static Opening one(StrictJson in, Duration longest) {
    String place = in.pointer();
    long userId = 0;
    long ttl = Math.min(SessionLimits.TTL_DEFAULT.toSeconds(), longest.toSeconds());
    @Nullable String attributes = null;
    in.object();
    for (String key = in.key(); key != null; key = in.key()) {
      switch (key) {
        case "userId" -> userId = in.integer(1, Long.MAX_VALUE);
        case "attributes" -> attributes = AttributesField.parse(in);
        case "ttlSeconds" -> ttl = in.integer(1, longest.toSeconds());
        default -> in.skip();
      }
    }
    if (userId == 0) throw in.invalid(place + "/userId", "is missing");
    return new Opening(userId, attributes, Duration.ofSeconds(ttl));
  }

  private static RefusedException size(StrictJson in) {
    return in.invalid("", "must be 1 to " + SessionLimits.SESSIONS + " sessions");
  }
}
