package dev.jamboree.server.gate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs tokens as some login server would, and as an attacker would like to. */
public record JwtSigner(String kid, JwtKeys.Algorithm algorithm, KeyPair keys) {

  public static JwtSigner rsa(String kid) {
    return new JwtSigner(kid, JwtKeys.Algorithm.RS256, generate("RSA"));
  }

  public static JwtSigner ed25519(String kid) {
    return new JwtSigner(kid, JwtKeys.Algorithm.EdDSA, generate("Ed25519"));
  }

  public static String jwks(JwtSigner... signers) {
    return Arrays.stream(signers)
        .map(JwtSigner::jwk)
        .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }

  public String sign(String claims) {
    return sign("{\"alg\":\"" + algorithm + "\",\"kid\":\"" + kid + "\"}", claims);
  }

  String sign(String header, String claims) {
    String signed = signed(header, claims);
    try {
      Signature signature = Signature.getInstance(algorithm.jdkName);
      signature.initSign(keys.getPrivate());
      signature.update(signed.getBytes(US_ASCII));
      return signed + "." + encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String signWithPublicKeyAsSecret(String header, String claims) {
    String signed = signed(header, claims);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(keys.getPublic().getEncoded(), "HmacSHA256"));
      return signed + "." + encode(mac.doFinal(signed.getBytes(US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String signed(String header, String claims) {
    return encode(header.getBytes(UTF_8)) + "." + encode(claims.getBytes(UTF_8));
  }

  private String jwk() {
    return switch (keys.getPublic()) {
      case RSAPublicKey key ->
          "{\"kty\":\"RSA\",\"use\":\"sig\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\",\"x5c\":[\"-\"]}"
              .formatted(
                  kid,
                  encode(unsigned(key.getModulus())),
                  encode(key.getPublicExponent().toByteArray()));
      case EdECPublicKey key ->
          "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"alg\":\"EdDSA\",\"kid\":\"%s\",\"x\":\"%s\"}"
              .formatted(kid, encode(lastBytes(key.getEncoded())));
      default -> throw new IllegalStateException();
    };
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  // Of the key's X.509 form, which ends with the 32 bytes of RFC 8032.
  private static byte[] lastBytes(byte[] x509) {
    return Arrays.copyOfRange(x509, x509.length - 32, x509.length);
  }

  private static KeyPair generate(String algorithm) {
    try {
      return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
