package dev.jamboree.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

final class EndOfScheduleTest {

  @Test
  void onlyTheEndOfTheScheduleChangesAndTheRestStaysAsItWasWritten() {
    String document =
        """
        { "display": {"end": "never", "price": 1.10, "schedule": {"end": "x"}},
          "name": {"zh": "😀双十二", "en": "Double \\"Twelve\\""},
          "schedule" : { "end" :  "2026-12-13T00:00" , "start": "2026-12-10T10:00" } }
        """;
    String revised = EndOfSchedule.replace(document, LocalDateTime.parse("2026-12-14T01:02:03"));
    assertThat(revised)
        .isEqualTo(document.replace("2026-12-13T00:00", "2026-12-14T01:02:03"))
        .isNotEqualTo(document);
  }
}
