package dev.jamboree.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WelcomeTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, http://127.0.0.1:80",
    "192.0.2.7, http://192.0.2.7:80",
    "game.example, http://game.example:80",
    "0.0.0.0, http://127.0.0.1:80",
    "::, http://127.0.0.1:80",
    "::1, http://[::1]:80",
  })
  void whatListensThereIsFoundHere(String host, String url) {
    assertThat(Welcome.url(host, 80)).isEqualTo(url);
  }
}
