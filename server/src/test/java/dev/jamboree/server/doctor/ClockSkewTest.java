package dev.jamboree.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.doctor.Finding.Verdict;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockSkewTest {

  private static final Instant ASKED = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant ANSWERED = ASKED.plusMillis(20);

  @ParameterizedTest(name = "{0} ms: {1} {2}")
  @CsvSource({
    "0, OK, 0 ms",
    "20, OK, 0 ms",
    "-999, OK, 999 ms",
    "1019, OK, 999 ms",
    "-1000, WARN, 1000 ms",
    "1020, WARN, 1000 ms",
    "-3600000, WARN, 3600000 ms",
  })
  void aSecondIsTooFar(long theirs, Verdict verdict, String found) {
    Finding finding =
        ClockSkew.judge("clock", ASKED, ASKED.plusMillis(theirs), ANSWERED, "run NTP");

    assertThat(finding.verdict()).isEqualTo(verdict);
    assertThat(finding.found()).startsWith(found);
  }
}
