package dev.jamboree.server.http;

import io.vertx.core.buffer.Buffer;

/**
 * The body of a join.
 *
 * @param userId 0 when it is left to the session, as it should be
 */
record JoinRequest(long activityId, long userId) {

  static JoinRequest parse(Buffer body) {
    long activityId = 0;
    long userId = 0;
    var in = new StrictJson(body);
    in.object();
    for (String key = in.key(); key != null; key = in.key()) {
      switch (key) {
        case "activityId" -> activityId = in.integer(1, Long.MAX_VALUE);
        case "userId" -> userId = in.integer(1, Long.MAX_VALUE);
        default -> in.skip();
      }
    }
    in.end();
    if (activityId == 0) throw RefusedException.invalid("/activityId", "is missing");
    return new JoinRequest(activityId, userId);
  }
}
