package dev.jamboree.server.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JwtVerifierTest {

  private static final Instant NOW = Instant.parse("2026-12-10T10:00:00Z");
  private static final JwtSigner RSA = JwtSigner.rsa("r1");
  private static final JwtSigner EDWARDS = JwtSigner.ed25519("e1");
  private static final JwtVerifier VERIFIER =
      new JwtVerifier(JwtKeys.read(JwtSigner.jwks(RSA, EDWARDS)), "https://login", "jamboree");

  private static final String CLAIMS =
      """
      {"iss":"https://login","aud":"jamboree","sub":"7","exp":%d,"nbf":%d,
       "attributes":{"level":50,"region":"cn"},"more":{"a":[1]}}
      """
          .formatted(NOW.getEpochSecond() + 600, NOW.getEpochSecond() - 600);

  @ParameterizedTest
  @EnumSource
  void aGoodTokenTellsTheUser(JwtKeys.Algorithm algorithm) {
    JwtSigner signer = algorithm == JwtKeys.Algorithm.RS256 ? RSA : EDWARDS;
    JwtClaims claims = verify(signer.sign(CLAIMS));
    assertThat(Objects.requireNonNull(claims).userId()).isEqualTo(7);
    assertThat(claims.attributes()).isEqualTo(Map.of("level", 50L, "region", "cn"));
  }

  @ParameterizedTest(name = "{0} for {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "iss":"https://login" | "iss":"https://logjn"
          "iss":"https://login" | "iss":["https://login"]
          "iss":"https://login" | "x":1
          "aud":"jamboree"      | "aud":"jamboree2"
          "aud":"jamboree"      | "aud":[]
          "aud":"jamboree"      | "aud":["a","b"]
          "aud":"jamboree"      | "aud":{"jamboree":"jamboree"}
          "aud":"jamboree"      | "x":1
          "sub":"7"             | "sub":7
          "sub":"7"             | "sub":"0"
          "sub":"7"             | "sub":"-7"
          "sub":"7"             | "sub":"+7"
          "sub":"7"             | "sub":"07"
          "sub":"7"             | "sub":"7.0"
          "sub":"7"             | "sub":"9223372036854775808"
          "sub":"7"             | "sub":""
          "sub":"7"             | "x":1
          "sub":"7"             | "sub":"7","sub":"8"
          "level":50            | "level":null
          "level":50            | "level":5.5
          "level":50            | "level":{}
          "level":50            | "level":[[1]]
          "level":50            | "level":99999999999999999999
          """)
  void aTokenWithoutAGoodClaimIsRefused(String good, String bad) {
    assertThat(CLAIMS).contains(good);
    assertThat(verify(RSA.sign(CLAIMS.replace(good, bad)))).isNull();
  }

  @ParameterizedTest(name = "exp {0}, nbf {1}: {2}")
  @CsvSource({
    "600, -600, true",
    "-29, -600, true",
    "-30, -600, false",
    "-600, -900, false",
    "600, 30, true",
    "600, 31, false",
  })
  void theTimesAreCheckedWithALeewayOfHalfAMinute(int exp, int nbf, boolean good) {
    long now = NOW.getEpochSecond();
    String claims =
        "{\"iss\":\"https://login\",\"aud\":[\"x\",\"jamboree\"],\"sub\":\"7\",\"exp\":%d,\"nbf\":%d.0}"
            .formatted(now + exp, now + nbf);
    assertThat(verify(EDWARDS.sign(claims)) != null).isEqualTo(good);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"exp\":\"9999999999\"", "\"exp\":1e300", "\"exp\":-1e300", "\"x\":0"})
  void aTokenThatDoesNotTellItsEndIsRefused(String end) {
    String claims = "{\"iss\":\"https://login\",\"aud\":\"jamboree\",\"sub\":\"7\"," + end + "}";
    assertThat(verify(RSA.sign(claims))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\",\"kid\":\"r1\"}",
        "{\"alg\":\"None\",\"kid\":\"r1\"}",
        "{\"alg\":\"HS256\",\"kid\":\"r1\"}",
        "{\"alg\":\"EdDSA\",\"kid\":\"r1\"}",
        "{\"alg\":\"RS512\",\"kid\":\"r1\"}",
        "{\"alg\":\"rs256\",\"kid\":\"r1\"}",
        "{\"alg\":\"RS256\",\"kid\":\"r2\"}",
        "{\"alg\":\"RS256\",\"kid\":\"e1\"}",
        "{\"alg\":\"RS256\",\"kid\":7}",
        "{\"alg\":\"RS256\"}",
        "{\"kid\":\"r1\"}",
        "{\"alg\":\"RS256\",\"kid\":\"r1\",\"crit\":[\"b64\"],\"b64\":false}",
        "{\"alg\":\"RS256\",\"kid\":\"r1\",\"alg\":\"RS256\"}",
        "{\"alg\":\"RS256\",\"kid\":\"r1\"}x",
        "[]",
        "",
      })
  void aHeaderThatDoesNotFitTheKeyIsRefusedThoughWellSigned(String header) {
    assertThat(verify(RSA.sign(header, CLAIMS))).isNull();
  }

  @Test
  void aTokenSignedWithThePublicKeyAsASecretIsRefused() {
    for (String kid : new String[] {"r1", "e1"}) {
      String header = "{\"alg\":\"HS256\",\"kid\":\"" + kid + "\"}";
      assertThat(verify(RSA.signWithPublicKeyAsSecret(header, CLAIMS))).isNull();
      assertThat(verify(EDWARDS.signWithPublicKeyAsSecret(header, CLAIMS))).isNull();
    }
  }

  @Test
  void aTokenWithoutSignatureIsRefused() {
    String unsigned = JwtSigner.encode("{\"alg\":\"none\",\"kid\":\"r1\"}".getBytes(UTF_8));
    assertThat(verify(unsigned + "." + JwtSigner.encode(CLAIMS.getBytes(UTF_8)) + ".")).isNull();
    String good = RSA.sign(CLAIMS);
    assertThat(verify(good.substring(0, good.lastIndexOf('.') + 1))).isNull();
    assertThat(verify(good.substring(0, good.lastIndexOf('.')))).isNull();
    assertThat(verify(good + ".")).isNull();
  }

  @Test
  void aTokenOfAnotherKeyOfTheSameNameIsRefused() {
    assertThat(verify(JwtSigner.rsa("r1").sign(CLAIMS))).isNull();
    assertThat(verify(JwtSigner.ed25519("e1").sign(CLAIMS))).isNull();
  }

  @Test
  void aTokenThatWasTamperedWithIsRefused() {
    for (JwtSigner signer : new JwtSigner[] {RSA, EDWARDS}) {
      String good = signer.sign(CLAIMS);
      assertThat(verify(good)).isNotNull();
      for (int i = 0; i < good.length() - 1; i += 7) {
        if (good.charAt(i) == '.') continue;
        char other = good.charAt(i) == 'A' ? 'B' : 'A';
        String changed = good.substring(0, i) + other + good.substring(i + 1);
        assertThat(verify(changed)).as("changed at %d", i).isNull();
      }
    }
  }

  @Test
  void anOversizedTokenIsRefusedBeforeItIsRead() {
    String padded = CLAIMS.replace("\"more\"", "\"" + "x".repeat(3000) + "\"");
    String good = RSA.sign(padded);
    assertThat(good.length()).isGreaterThan(SessionLimits.TOKEN_CHARACTERS);
    assertThat(verify(good)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "é.é.é", "=.=.=", "e30.e30.e30"})
  void whatIsNoTokenIsRefused(String text) {
    assertThat(verify(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"keys\":[]}",
        "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"x\"}]}",
        "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"x\"}]}",
        "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"x\",\"n\":\"w5k\",\"e\":\"AQAB\"}]}",
        "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"x\",\"x\":\"AAAA\"}]}",
        "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"x\",\"k\":\"AAAA\"}]}",
      })
  void aKeySetWithoutAGoodKeyIsRefused(String jwks) {
    assertThatThrownBy(() -> JwtKeys.read(jwks)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aKeySetWithTwoKeysOfOneNameIsRefused() {
    String jwks = JwtSigner.jwks(RSA, RSA);
    assertThatThrownBy(() -> JwtKeys.read(jwks)).hasMessageContaining("r1");
  }

  private static @org.jspecify.annotations.Nullable JwtClaims verify(String token) {
    return VERIFIER.verify(token, NOW);
  }
}
