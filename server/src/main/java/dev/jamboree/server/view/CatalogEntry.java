package dev.jamboree.server.view;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.server.document.Document;
import dev.jamboree.server.document.Documents;
import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A live activity with the answers that can be prepared.
 *
 * @param config the whole body of the config call, envelope and all, UTF-8
 * @param etag of it, quoted
 */
public record CatalogEntry(Activity activity, Buffer config, String etag) {

  /** Enough of the hash that two bodies never share it. */
  private static final int ETAG_BYTES = 16;

  static CatalogEntry prepare(Document document, Instant now) {
    String data = Documents.publicConfig(document, now);
    Buffer config = Buffer.buffer("{\"code\":0,\"msg\":\"ok\",\"data\":" + data + "}");
    return new CatalogEntry(document.activity(), config, etag(config.getBytes()));
  }

  private static String etag(byte[] body) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
      return '"' + HexFormat.of().formatHex(hash, 0, ETAG_BYTES) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
