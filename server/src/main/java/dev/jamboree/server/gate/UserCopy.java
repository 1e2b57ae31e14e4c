package dev.jamboree.server.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.jamboree.core.command.User;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How Redis holds a user: {@code {"userId":7,"status":"normal","version":3,"attributes":{…}}}. A
 * revoked session leaves one whose status is {@code revoked}, so that a look-up that read the
 * database just before cannot put the session back.
 */
final class UserCopy {

  /** Newer than any: the most that a Lua number holds exactly. */
  static final long LAST_VERSION = (1L << 53) - 1;

  private static final JsonFactory JSON = new JsonFactory();

  private static final Future<Optional<User>> NOBODY = Future.succeededFuture(Optional.empty());

  private UserCopy() {}

  static byte[] write(StoredUser user) {
    return write(user.id(), user.banned() ? "banned" : "normal", user.version(), user.attributes());
  }

  static byte[] revoked(long userId) {
    return write(userId, "revoked", LAST_VERSION, "{}");
  }

  private static byte[] write(long id, String status, long version, String attributes) {
    return ("{\"userId\":"
            + id
            + ",\"status\":\""
            + status
            + "\",\"version\":"
            + version
            + ",\"attributes\":"
            + attributes
            + "}")
        .getBytes(UTF_8);
  }

  /** What was read, as look-ups answer it; null when it is not one that we wrote. */
  static @Nullable Future<Optional<User>> read(byte[] json) {
    long id = 0;
    String status = "";
    Map<String, Object> attributes = Map.of();
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) return null;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "userId" -> id = parser.getLongValue();
          case "status" -> status = parser.getText();
          case "attributes" -> attributes = attributes(json, parser);
          default -> parser.skipChildren();
        }
      }
    } catch (IOException e) {
      return null;
    }
    if (id <= 0) return null;
    return switch (status) {
      case "normal" -> Future.succeededFuture(Optional.of(new User(id, false, attributes)));
      case "banned" -> Future.succeededFuture(Optional.of(new User(id, true, attributes)));
      case "revoked" -> NOBODY;
      default -> null;
    };
  }

  /** The user, as if it had been copied. */
  static User user(StoredUser stored) {
    byte[] json = stored.attributes().getBytes(UTF_8);
    return new User(stored.id(), stored.banned(), Attributes.of(json, 0, json.length));
  }

  private static Map<String, Object> attributes(byte[] json, JsonParser parser) throws IOException {
    if (!parser.isExpectedStartObjectToken()) throw new IOException("attributes are an object");
    int start = (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    return Attributes.of(json, start, (int) parser.currentLocation().getByteOffset());
  }
}
