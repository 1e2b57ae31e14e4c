package dev.jamboree.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://root@127.0.0.1:4000/jamboree",
        "mysql://u:p%40%3A%2F@db.example.com:3306/game-1",
        "mysql://u:a%20b@db:3306/x"
      })
  void aUrlComesBackAsItWent(String url) {
    assertThat(DatabaseAddress.parse(url).url()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mysql://",
        "mysql://db/x",
        "mysql://u:p@db",
        "mysql://u:p@db/",
        "mysql://u:p@db/x/y",
        "postgres://u:p@db/x",
        "mysql://u:secret word@db/x",
        "jdbc:mysql://u:p@db/x"
      })
  void whatIsNoneIsRefusedWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> DatabaseAddress.parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("must be mysql://user:password@host:port/database");
  }

  @Test
  void thePasswordIsNotPrinted() {
    assertThat(DatabaseAddress.parse("mysql://u:secret@db/x").toString())
        .isEqualTo("mysql://u@db:3306/x");
  }
}
