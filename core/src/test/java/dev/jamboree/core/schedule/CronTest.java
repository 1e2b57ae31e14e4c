package dev.jamboree.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CronTest {

  @ParameterizedTest(name = "{0} from {1} fires at {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # expression          | from                    | fires at
          * * * * * *           | 2026-12-10T10:00:00     | 2026-12-10T10:00:00
          * * * * * *           | 2026-12-10T10:00:00.001 | 2026-12-10T10:00:01
          0 0 10 * * *          | 2026-12-10T10:00:00     | 2026-12-10T10:00:00
          0 0 10 * * *          | 2026-12-10T10:00:01     | 2026-12-11T10:00:00
          0 10 * * *            | 2026-12-10T10:00:01     | 2026-12-11T10:00:00
          '  0  0 10 * * *  '   | 2026-12-10T09:00:00     | 2026-12-10T10:00:00
          0 */15 * * * *        | 2026-12-10T10:46:00     | 2026-12-10T11:00:00
          0 5/15 * * * *        | 2026-12-10T10:46:00     | 2026-12-10T10:50:00
          0 5-20/5 * * * *      | 2026-12-10T10:21:00     | 2026-12-10T11:05:00
          0 0 9-11,20 * * *     | 2026-12-10T11:00:01     | 2026-12-10T20:00:00
          30 59 23 31 12 *      | 2026-12-31T23:59:31     | 2027-12-31T23:59:30
          0 0 0 1 * *           | 2026-12-02T00:00:00     | 2027-01-01T00:00:00
          0 0 0 31 * *          | 2026-09-01T00:00:00     | 2026-10-31T00:00:00
          0 0 0 29 2 *          | 2026-01-01T00:00:00     | 2028-02-29T00:00:00
          0 0 0 29 2 *          | 2096-03-01T00:00:00     | 2104-02-29T00:00:00
          0 0 20 * * FRI,SAT    | 2026-12-10T00:00:00     | 2026-12-11T20:00:00
          0 0 20 * * fri-sat    | 2026-12-13T00:00:00     | 2026-12-18T20:00:00
          0 0 0 * * 0           | 2026-12-10T00:00:00     | 2026-12-13T00:00:00
          0 0 0 * * 7           | 2026-12-10T00:00:00     | 2026-12-13T00:00:00
          0 0 0 * * 5-7         | 2026-12-13T00:00:00     | 2026-12-13T00:00:00
          0 0 0 * * 1           | 2026-12-10T00:00:00     | 2026-12-14T00:00:00
          0 0 0 1 JAN *         | 2026-12-10T00:00:00     | 2027-01-01T00:00:00
          0 0 0 * FEB-mar MON   | 2026-12-10T00:00:00     | 2027-02-01T00:00:00
          # both day fields given: either will do, as in Vixie cron
          0 0 0 13 * FRI        | 2026-12-10T00:00:00     | 2026-12-11T00:00:00
          0 0 0 13 * FRI        | 2026-12-12T00:00:00     | 2026-12-13T00:00:00
          # unless one begins with a star: then both must
          0 0 0 */2 * FRI       | 2026-12-12T00:00:00     | 2026-12-25T00:00:00
          """)
  void firesAt(String expression, LocalDateTime from, LocalDateTime firesAt) {
    assertThat(Cron.parse(expression).atOrAfter(from)).contains(firesAt);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 0 30 2 *", "0 0 0 31 2,4,6 *"})
  void aDateThatNeverComesNeverFires(String expression) {
    assertThat(Cron.parse(expression).atOrAfter(LocalDateTime.parse("2026-01-01T00:00"))).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ""                 | not 1
          0 0 10 *           | not 4
          0 0 10 * * * 2026  | not 7
          60 * * * * *       | '60' wants numbers from 0 to 59
          * 60 * * * *       | '60' wants numbers from 0 to 59
          * * 24 * * *       | '24' wants numbers from 0 to 23
          * * * 0 * *        | '0' wants numbers from 1 to 31
          * * * 32 * *       | '32' wants numbers from 1 to 31
          * * * * 0 *        | '0' wants numbers from 1 to 12
          * * * * 13 *       | '13' wants numbers from 1 to 12
          * * * * * 8        | '8' wants numbers from 0 to 7
          * * * ? * *        | '?' wants numbers
          * * * L * *        | 'L' wants numbers
          * * * * MON *      | 'MON' wants numbers
          * * * * * JAN      | 'JAN' wants numbers
          JAN * * * * *      | 'JAN' wants numbers
          -1 * * * * *       | '-1' wants numbers
          1- * * * * *       | '1-' wants numbers
          5-1 * * * * *      | '5-1' wants numbers
          1-2-3 * * * * *    | '1-2-3' wants numbers
          */0 * * * * *      | '*/0' wants numbers
          */5/5 * * * * *    | '*/5/5' wants numbers
          */ * * * * *       | '*/' wants numbers
          1,,2 * * * * *     | '1,,2' wants numbers
          , * * * * *        | ',' wants numbers
          007 * * * * *      | '007' wants numbers
          ** * * * * *       | '**' wants numbers
          ٣ * * * * *        | '٣' wants numbers
          """)
  void whatIsNoCronIsRefusedWithTheFieldThatIsWrong(String expression, String message) {
    assertThatThrownBy(() -> Cron.parse(expression))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  /** Against a walk over every second, which cannot be wrong. */
  @Test
  void agreesWithAWalkOverEverySecond() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      String expression = randomCron(random);
      Cron cron = Cron.parse(expression);
      LocalDateTime from =
          LocalDateTime.parse("2026-01-01T00:00:00").plusSeconds(random.nextInt(86_400 * 365));
      List<LocalDateTime> walked = new ArrayList<>();
      for (int s = 0; s < 3_600; s++) {
        if (matches(expression, from.plusSeconds(s))) walked.add(from.plusSeconds(s));
      }
      List<LocalDateTime> fired = new ArrayList<>();
      LocalDateTime end = from.plusSeconds(3_600);
      var next = cron.atOrAfter(from);
      while (next.isPresent() && next.get().isBefore(end)) {
        fired.add(next.get());
        next = cron.atOrAfter(next.get().plusSeconds(1));
      }
      assertThat(fired).as("%s from %s, seed %d", expression, from, seed).isEqualTo(walked);
    }
  }

  private static String randomCron(Random random) {
    return "%d/%d %d-%d %s * * %s"
        .formatted(
            random.nextInt(60),
            1 + random.nextInt(59),
            random.nextInt(30),
            30 + random.nextInt(30),
            random.nextBoolean() ? "*" : "*/" + (1 + random.nextInt(5)),
            random.nextBoolean() ? "*" : String.valueOf(random.nextInt(8)));
  }

  /** Reads only what {@link #randomCron} writes. */
  private static boolean matches(String expression, LocalDateTime t) {
    List<String> fields = List.of(expression.split(" ", -1));
    List<String> seconds = List.of(fields.get(0).split("/", -1));
    List<String> minutes = List.of(fields.get(1).split("-", -1));
    int second = Integer.parseInt(seconds.get(0));
    int everySeconds = Integer.parseInt(seconds.get(1));
    int everyHours = fields.get(2).equals("*") ? 1 : Integer.parseInt(fields.get(2).substring(2));
    return t.getSecond() >= second
        && (t.getSecond() - second) % everySeconds == 0
        && t.getMinute() >= Integer.parseInt(minutes.get(0))
        && t.getMinute() <= Integer.parseInt(minutes.get(1))
        && t.getHour() % everyHours == 0
        && (fields.get(5).equals("*")
            || Integer.parseInt(fields.get(5)) % 7 == t.getDayOfWeek().getValue() % 7);
  }
}
