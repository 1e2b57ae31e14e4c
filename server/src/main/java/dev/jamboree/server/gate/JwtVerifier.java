package dev.jamboree.server.gate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks JSON Web Tokens (RFC 7519) as the best practices want it (RFC 8725): the key tells the
 * algorithm and the token must agree; issuer, audience and end are required.
 */
public final class JwtVerifier {

  private static final Duration LEEWAY = Duration.ofSeconds(30);
  private static final double LATEST_SECOND = 1e11;
  private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(16).build())
          .build();

  private final JwtKeys keys;
  private final String issuer;
  private final String audience;

  /** Takes tokens that {@code issuer} made for {@code audience} and signed with one of the keys. */
  public JwtVerifier(JwtKeys keys, String issuer, String audience) {
    this.keys = keys;
    this.issuer = issuer;
    this.audience = audience;
  }

  /** Null when the token is not valid now, for whatever reason. */
  @Nullable JwtClaims verify(String token, Instant now) {
    if (token.length() > SessionLimits.TOKEN_CHARACTERS) return null;
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    if (first < 0 || second < 0 || token.indexOf('.', second + 1) >= 0) return null;
    try {
      JwtKeys.Key key = key(BASE64.decode(token.substring(0, first)));
      if (key == null) return null;
      byte[] signature = BASE64.decode(token.substring(second + 1));
      if (!signed(key, token.substring(0, second).getBytes(US_ASCII), signature)) return null;
      return claims(BASE64.decode(token.substring(first + 1, second)), now);
    } catch (IOException | IllegalArgumentException e) {
      // Not base64url, or not the JSON it should be.
      return null;
    }
  }

  private JwtKeys.@Nullable Key key(byte[] header) throws IOException {
    String algorithm = "";
    String id = "";
    try (JsonParser parser = JSON.createParser(header)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) return null;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        switch (name) {
          case "alg" -> algorithm = string(parser, value);
          case "kid" -> id = string(parser, value);
          // Extensions that must be understood: we understand none (RFC 7515, 4.1.11).
          case "crit" -> {
            return null;
          }
          default -> parser.skipChildren();
        }
      }
      if (parser.nextToken() != null) return null;
    }
    JwtKeys.Key key = keys.find(id);
    return key != null && key.algorithm().name().equals(algorithm) ? key : null;
  }

  private static boolean signed(JwtKeys.Key key, byte[] what, byte[] signature) {
    try {
      Signature verification = Signature.getInstance(key.algorithm().jdkName);
      verification.initVerify(key.key());
      verification.update(what);
      return verification.verify(signature);
    } catch (SignatureException e) {
      // Of the wrong length, for one.
      return false;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("a key that was good when it was read", e);
    }
  }

  private @Nullable JwtClaims claims(byte[] json, Instant now) throws IOException {
    boolean issued = false;
    boolean meant = false;
    long userId = 0;
    long expires = 0;
    long notBefore = 0;
    Map<String, Object> attributes = null;
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) return null;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        switch (name) {
          case "iss" -> issued = string(parser, value).equals(issuer);
          case "aud" -> meant = meant(parser, value);
          case "sub" -> userId = userId(string(parser, value));
          case "exp" -> expires = seconds(parser, value);
          case "nbf" -> notBefore = seconds(parser, value);
          case "attributes" -> attributes = attributes(parser, value);
          default -> parser.skipChildren();
        }
      }
      if (parser.nextToken() != null) return null;
    }
    Instant until = Instant.ofEpochSecond(expires).plus(LEEWAY);
    Instant from = Instant.ofEpochSecond(notBefore).minus(LEEWAY);
    if (!issued || !meant || userId <= 0) return null;
    var claims = new JwtClaims(userId, from, until, attributes);
    return claims.at(now) ? claims : null;
  }

  // One audience or a list of them (RFC 7519, 4.1.3).
  private boolean meant(JsonParser parser, JsonToken value) throws IOException {
    if (value != JsonToken.START_ARRAY) return string(parser, value).equals(audience);
    boolean meant = false;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      meant |= string(parser, parser.currentToken()).equals(audience);
    }
    return meant;
  }

  private static Map<String, Object> attributes(JsonParser parser, JsonToken value)
      throws IOException {
    if (value != JsonToken.START_OBJECT) throw new IOException("attributes must be an object");
    Map<String, Object> attributes = Attributes.read(parser);
    if (AttributeRules.check(attributes) != null) throw new IOException("attributes beyond limits");
    return attributes;
  }

  private static String string(JsonParser parser, JsonToken value) throws IOException {
    if (value != JsonToken.VALUE_STRING) throw new IOException("must be a string");
    return parser.getText();
  }

  // One way to write each id, so that no user has two names.
  private static long userId(String subject) throws IOException {
    long id = Long.parseLong(subject);
    if (!Long.toString(id).equals(subject)) throw new IOException("sub must be a user's id");
    return id;
  }

  private static long seconds(JsonParser parser, JsonToken value) throws IOException {
    if (!value.isNumeric()) throw new IOException("a time must be a number");
    double seconds = parser.getDoubleValue();
    if (!(Math.abs(seconds) < LATEST_SECOND)) throw new IOException("a time beyond all times");
    return (long) seconds;
  }
}
