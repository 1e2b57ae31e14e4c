package dev.jamboree.server.gate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What is kept of a session's token: whose it says to be, and its SHA-256 as four longs. The token
 * itself is kept nowhere, so that neither a dump of the database nor one of Redis opens a door.
 *
 * @param userId only tells where to look: a token that is not stored stands for nobody
 */
public record Token(long userId, long h0, long h1, long h2, long h3) {

  private static final byte[] KEY_PREFIX = "session:".getBytes(US_ASCII);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** The token with this hash. */
  public static Token of(long userId, byte[] sha256) {
    ByteBuffer hash = ByteBuffer.wrap(sha256);
    return new Token(userId, hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
  }

  /** The whole hash, 64 digits. */
  public String hashHex() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(h0) + hex.toHexDigits(h1) + hex.toHexDigits(h2) + hex.toHexDigits(h3);
  }

  /**
   * Where its copy is in Redis. By the hash, because a ban must find the copies of all of a user's
   * sessions and the database knows only hashes; half of it is more than enough to be unique.
   */
  byte[] redisKey() {
    byte[] hash = ByteBuffer.allocate(16).putLong(h0).putLong(h1).array();
    byte[] encoded = BASE64.encode(hash);
    byte[] key = new byte[KEY_PREFIX.length + encoded.length];
    System.arraycopy(KEY_PREFIX, 0, key, 0, KEY_PREFIX.length);
    System.arraycopy(encoded, 0, key, KEY_PREFIX.length, encoded.length);
    return key;
  }
}
