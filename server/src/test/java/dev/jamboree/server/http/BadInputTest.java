package dev.jamboree.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.http.BadInput.Target;
import dev.jamboree.server.http.RawHttp.Response;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BadInputTest {

  private RunningApi running;
  private Target target;

  @BeforeAll
  void start() throws Exception {
    running = new RunningApi();
    target =
        new Target(
            "127.0.0.1",
            running.port,
            "player-7",
            RunningApi.KEYS.serverKey(),
            RunningApi.KEYS.operatorToken(),
            Stubs.OPEN);
  }

  @AfterAll
  void stop() {
    running.close();
  }

  @AfterEach
  void nothingWasReached() {
    assertThat(running.stubs.submitted).isEmpty();
    assertThat(running.reached).isEmpty();
  }

  List<BadInput> table() {
    return BadInputTable.rows(target);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void isRefused(BadInput row) throws IOException {
    Response response = row.playAgainst(target);
    if (row.status() == 0) {
      // Who leaves early may be told so, but never that something was done.
      if (response != null) assertThat(response.status()).isGreaterThanOrEqualTo(400);
      return;
    }
    assertThat(response).as("an answer").isNotNull();
    assertThat(Objects.requireNonNull(response).status())
        .as(response.body())
        .isEqualTo(row.status());
    if (row.reason().isEmpty() || row.name().startsWith("HEAD")) return;
    assertThat(response.member("reason")).isEqualTo(row.reason());
    assertThat(response.member("data")).isEqualTo("null");
    assertThat(response.member("pointer") == null ? "" : response.member("pointer"))
        .isEqualTo(row.pointer());
  }

  @Test
  void theTableIsLong() {
    assertThat(table()).hasSizeGreaterThan(300);
  }
}
