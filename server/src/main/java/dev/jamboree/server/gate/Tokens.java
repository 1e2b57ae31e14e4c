package dev.jamboree.server.gate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Makes and reads tokens: 32 characters of base64url, which are 8 bytes of user id and 16 of
 * chance. Not thread-safe: one per event loop.
 */
public final class Tokens {

  private static final int CHARACTERS = 32;
  private static final int BYTES = 24;
  private static final int CHANCE = 16;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final SecureRandom random;
  private final MessageDigest sha256;
  private final byte[] chance = new byte[CHANCE];

  /** Takes its chance from {@code random}. */
  public Tokens(SecureRandom random) {
    this.random = random;
    this.sha256 = sha256();
  }

  /** A new token of this user. */
  public String make(long userId) {
    random.nextBytes(chance);
    return ENCODER.encodeToString(ByteBuffer.allocate(BYTES).putLong(userId).put(chance).array());
  }

  /** Null when it cannot be one of ours. */
  public @Nullable Token read(String text) {
    if (!wellFormed(text)) return null;
    byte[] bytes = DECODER.decode(text.getBytes(ISO_8859_1));
    long userId = ByteBuffer.wrap(bytes).getLong();
    return userId <= 0 ? null : Token.of(userId, sha256.digest(bytes));
  }

  // Looked at by ourselves, because the decoder's answer to a bad character is a costly exception.
  private static boolean wellFormed(String text) {
    if (text.length() != CHARACTERS) return false;
    for (int i = 0; i < CHARACTERS; i++) {
      if (!isBase64Url(text.charAt(i))) return false;
    }
    return true;
  }

  private static boolean isBase64Url(char c) {
    return switch (c) {
      case '-', '_' -> true;
      default -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
