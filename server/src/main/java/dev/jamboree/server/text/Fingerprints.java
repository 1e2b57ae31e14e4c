package dev.jamboree.server.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of texts, as numbers. */
public final class Fingerprints {

  private Fingerprints() {}

  /** Its first 64 bits. */
  public static long of(String text) {
    return sha256(text).getLong();
  }

  /** All 256 bits, from the front. */
  public static ByteBuffer sha256(String text) {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
