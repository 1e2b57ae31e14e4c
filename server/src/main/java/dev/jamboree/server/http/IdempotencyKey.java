package dev.jamboree.server.http;

import dev.jamboree.server.pipeline.RequestKey;
import dev.jamboree.server.text.Fingerprints;
import java.nio.ByteBuffer;

/** The header by which a repeat is known again. */
final class IdempotencyKey {

  static final String HEADER = "Idempotency-Key";

  private static final int MAX = 64;

  private IdempotencyKey() {}

  /**
   * Of this request.
   *
   * @param command what is asked, the same for the same thing
   */
  static RequestKey of(Request request, CommandRequest command) {
    String given = request.http().headers().get(HEADER);
    if (given == null) throw new RefusedException(Problem.IDEMPOTENCY_KEY_REQUIRED);
    if (given.isEmpty()
        || given.length() > MAX
        || !given.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new RefusedException(
          Problem.BAD_REQUEST, HEADER + " must be 1 to " + MAX + " printable ASCII characters");
    }
    ByteBuffer key = Fingerprints.sha256(given);
    long asked = Fingerprints.of(request.operation().id() + ' ' + command);
    return new RequestKey(key.getLong(), key.getLong(), asked);
  }
}
