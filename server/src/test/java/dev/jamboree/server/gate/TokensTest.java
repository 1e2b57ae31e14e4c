package dev.jamboree.server.gate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokensTest {

  private final Tokens tokens = new Tokens(new SecureRandom());

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 1L << 32, Long.MAX_VALUE})
  void aTokenTellsWhoseItIsAndTheHashOfItsBytes(long userId) throws Exception {
    String text = tokens.make(userId);
    assertThat(text).matches("[A-Za-z0-9_-]{32}");
    Token token = Objects.requireNonNull(tokens.read(text));
    byte[] sha256 =
        MessageDigest.getInstance("SHA-256").digest(Base64.getUrlDecoder().decode(text));
    assertThat(token.userId()).isEqualTo(userId);
    assertThat(token.hashHex()).isEqualTo(HexFormat.of().formatHex(sha256));
    assertThat(tokens.read(text)).isEqualTo(token);
  }

  @Test
  void noTwoTokensAreTheSame() {
    Set<String> all = new HashSet<>();
    for (int i = 0; i < 10_000; i++) all.add(tokens.make(7));
    assertThat(all).hasSize(10_000);
  }

  @Test
  void whatRedisHoldsDoesNotTellTheToken() {
    String text = tokens.make(7);
    Token token = Objects.requireNonNull(tokens.read(text));
    assertThat(new String(token.redisKey(), US_ASCII))
        .startsWith("session:")
        .hasSize("session:".length() + 22)
        .doesNotContain(text.substring(0, 8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AAAAAAAAAAcAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAcAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAcAAAAAAAAAAAAAAAAAAA==",
        "AAAAAAAAAAcAAAAAAAAAAAAAAAAAAAA+",
        "AAAAAAAAAAcAAAAAAAAAAAAAAAAAAAA ",
        "AAAAAAAAAAcAAAAAAAAAAAAAAAAAAAA\u0141",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "__________8AAAAAAAAAAAAAAAAAAAAA",
      })
  void whatCannotBeOneOfOursIsNone(String text) {
    assertThat(tokens.read(text)).isNull();
  }

  @Test
  void eachCharacterCounts() {
    String text = tokens.make(7);
    Token token = tokens.read(text);
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'A' ? 'B' : 'A';
      String changed = text.substring(0, i) + other + text.substring(i + 1);
      assertThat(tokens.read(changed)).as(changed).isNotEqualTo(token);
    }
  }
}
