package dev.jamboree.server.pipeline;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.jamboree.core.mechanic.Dice;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Chance as HMAC-SHA256 of a secret seed: nobody can foretell it without the seed, and everybody
 * can recompute it with the seed. Not thread-safe.
 */
public final class SeededDice implements Dice {

  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;

  /** Of a seed of 32 bytes. */
  public SeededDice(byte[] seed) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(seed, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** The first 64 bits over {@code mechanic|user|number|face}, in ASCII. */
  @Override
  public long bits(String mechanic, long userId, long number, int face) {
    String what = mechanic + '|' + userId + '|' + number + '|' + face;
    return ByteBuffer.wrap(mac.doFinal(what.getBytes(US_ASCII))).getLong();
  }
}
