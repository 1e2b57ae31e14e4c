package dev.jamboree.server.http;

import dev.jamboree.server.http.RawHttp.Response;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a client might do and should not.
 *
 * @param name says what is bad about it
 * @param bytes what is sent
 * @param hangsUp whether the client then leaves, or else waits for the answer
 * @param status of the answer; 0 when there is none to be had
 * @param reason of the answer; empty when it has no body
 * @param pointer where the answer says the mistake is; empty when it does not
 */
public record BadInput(
    String name, Buffer bytes, boolean hangsUp, int status, String reason, String pointer) {

  /**
   * Where to send it, and what is good there: an activity that is open, a session that may join.
   */
  public record Target(
      String host, int port, String session, String serverKey, String operatorToken, long open) {}

  static BadInput refused(String name, String text, int status, Problem reason) {
    return new BadInput(shortened(name), Buffer.buffer(text), false, status, reason.name(), "");
  }

  static BadInput refused(String name, byte[] bytes, int status, Problem reason) {
    return new BadInput(shortened(name), Buffer.buffer(bytes), false, status, reason.name(), "");
  }

  static BadInput invalid(String name, String text, String pointer) {
    return new BadInput(shortened(name), Buffer.buffer(text), false, 422, "INVALID", pointer);
  }

  /** The server hangs up, or answers with a bare status. */
  static BadInput bare(String name, String text, int status) {
    return new BadInput(shortened(name), Buffer.buffer(text), false, status, "", "");
  }

  static BadInput leaving(String name, String text) {
    return new BadInput(shortened(name), Buffer.buffer(text), true, 0, "", "");
  }

  /** Does it; null when the connection ends without an answer. */
  public @Nullable Response playAgainst(Target target) throws IOException {
    try (var http = new RawHttp(target.host(), target.port())) {
      http.send(bytes.getBytes());
      if (hangsUp) http.finish();
      return http.receive(!name.startsWith("HEAD"));
    }
  }

  private static String shortened(String text) {
    String plain = text.replace("\r\n", "\u23ce");
    return plain.length() <= 100 ? plain : plain.substring(0, 97) + "...";
  }

  @Override
  public String toString() {
    return name;
  }
}
