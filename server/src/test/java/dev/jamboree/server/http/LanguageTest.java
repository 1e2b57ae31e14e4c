package dev.jamboree.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                        | ZH
          zh                        | ZH
          en                        | EN
          EN-us                     | EN
          en-US,en;q=0.9            | EN
          zh-CN,zh;q=0.9,en;q=0.8   | ZH
          zh;q=0.5, en              | EN
          en;q=0.5, zh;q=0.6        | ZH
          fr, en;q=0.1              | EN
          fr                        | ZH
          *                         | ZH
          en;q=0                    | ZH
          en;q=x                    | ZH
          english                   | ZH
          ,,;q=,en                  | EN
          """)
  void theOneThatIsPreferredIsSpoken(String header, Language language) {
    assertThat(Language.preferred(header)).isEqualTo(language);
  }

  @Test
  void chineseIsSpokenToWhoSaysNothing() {
    assertThat(Language.preferred(null)).isEqualTo(Language.ZH);
  }
}
