package dev.jamboree.server.gate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that may sign tokens, from a JSON Web Key Set (RFC 7517): RSA for RS256 and Ed25519 for
 * EdDSA. A key knows its algorithm, so that no token can choose another for it.
 */
public final class JwtKeys {

  /** How a key signs. */
  enum Algorithm {
    RS256("SHA256withRSA"),
    EdDSA("Ed25519");

    final String jdkName;

    Algorithm(String jdkName) {
      this.jdkName = jdkName;
    }
  }

  record Key(Algorithm algorithm, PublicKey key) {}

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final int LEAST_RSA_BITS = 2048;

  private final Map<String, Key> byId;

  private JwtKeys(Map<String, Key> byId) {
    this.byId = Map.copyOf(byId);
  }

  /**
   * Reads a key set.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static JwtKeys read(String jwks) {
    Map<String, Key> keys = new HashMap<>();
    try (JsonParser parser = JSON.createParser(jwks)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) throw new IOException("no JSON object");
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean theKeys = parser.currentName().equals("keys");
        if (parser.nextToken() != JsonToken.START_ARRAY || !theKeys) parser.skipChildren();
        else while (parser.nextToken() == JsonToken.START_OBJECT) add(keys, members(parser));
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException("not a JSON Web Key Set: " + e.getMessage(), e);
    }
    if (keys.isEmpty()) throw new IllegalArgumentException("no RSA or Ed25519 key in the key set");
    return new JwtKeys(keys);
  }

  @Nullable Key find(String id) {
    return byId.get(id);
  }

  private static Map<String, String> members(JsonParser parser) throws IOException {
    Map<String, String> members = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.VALUE_STRING) members.put(name, parser.getText());
      else parser.skipChildren();
    }
    return members;
  }

  private static void add(Map<String, Key> keys, Map<String, String> jwk)
      throws GeneralSecurityException {
    if (jwk.containsKey("d") || jwk.containsKey("k")) {
      throw new IllegalArgumentException("the key set holds a secret key: it is no place for one");
    }
    if (!jwk.getOrDefault("use", "sig").equals("sig")) return;
    Key key =
        switch (jwk.getOrDefault("kty", "")) {
          case "RSA" -> new Key(Algorithm.RS256, rsa(jwk));
          case "OKP" ->
              jwk.getOrDefault("crv", "").equals("Ed25519")
                  ? new Key(Algorithm.EdDSA, ed25519(jwk))
                  : null;
          default -> null;
        };
    if (key == null
        || !jwk.getOrDefault("alg", key.algorithm().name()).equals(key.algorithm().name())) {
      return;
    }
    String id = member(jwk, "kid");
    if (keys.put(id, key) != null) throw new IllegalArgumentException("two keys are called " + id);
  }

  private static PublicKey rsa(Map<String, String> jwk) throws GeneralSecurityException {
    var spec =
        new RSAPublicKeySpec(
            new BigInteger(1, bytes(jwk, "n")), new BigInteger(1, bytes(jwk, "e")));
    var key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
    if (key.getModulus().bitLength() < LEAST_RSA_BITS) {
      throw new IllegalArgumentException("an RSA key of less than " + LEAST_RSA_BITS + " bits");
    }
    return key;
  }

  // RFC 8032, 5.1.2: y in 32 bytes, the least first, and the sign of x in the highest bit.
  private static PublicKey ed25519(Map<String, String> jwk) throws GeneralSecurityException {
    byte[] x = bytes(jwk, "x");
    if (x.length != 32) throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
    byte[] bigEndian = new byte[32];
    for (int i = 0; i < 32; i++) bigEndian[i] = x[31 - i];
    boolean odd = (bigEndian[0] & 0x80) != 0;
    bigEndian[0] &= 0x7f;
    var point = new EdECPoint(odd, new BigInteger(1, bigEndian));
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
  }

  private static byte[] bytes(Map<String, String> jwk, String name) {
    return Base64.getUrlDecoder().decode(member(jwk, name));
  }

  private static String member(Map<String, String> jwk, String name) {
    String value = jwk.get(name);
    if (value == null) throw new IllegalArgumentException("a key without " + name);
    return value;
  }
}
