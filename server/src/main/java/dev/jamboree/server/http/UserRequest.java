package dev.jamboree.server.http;

import dev.jamboree.server.gate.UserChange;
import dev.jamboree.server.gate.UserChange.Status;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** The body that tells of a user. */
final class UserRequest {

  private static final int LONGEST_STATUS = 16;

  private UserRequest() {}

  static UserChange parse(long userId, Buffer body) {
    @Nullable Status status = null;
    @Nullable String attributes = null;
    var in = new StrictJson(body);
    in.object();
    for (String key = in.key(); key != null; key = in.key()) {
      switch (key) {
        case "status" -> status = status(in);
        case "attributes" -> attributes = AttributesField.parse(in);
        default -> in.skip();
      }
    }
    in.end();
    if (status == null && attributes == null) {
      throw RefusedException.invalid("", "must tell status, attributes or both");
    }
    return new UserChange(userId, status, attributes, null);
  }

  private static Status status(StrictJson in) {
    return switch (in.string(LONGEST_STATUS)) {
      case "normal" -> Status.NORMAL;
      case "banned" -> Status.BANNED;
      default -> throw in.wrong("normal or banned");
    };
  }
}
