package dev.jamboree.server.http;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Unpacks bodies, to a bounded size: a small one may unfold into a very large one. */
final class Gunzip {

  private Gunzip() {}

  static Buffer unpack(Buffer packed, int limit) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.getBytes()))) {
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) throw new RefusedException(Problem.TOO_LARGE);
      return Buffer.buffer(bytes);
    } catch (IOException _) {
      throw new RefusedException(Problem.BAD_REQUEST, "the body is not gzip, as its header says");
    }
  }
}
