package dev.jamboree.server.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.core.reward.Reward;
import dev.jamboree.server.testing.Grabs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DocumentsTest {

  static final String GOOD =
      """
      {"name": {"zh": "双十二", "en": "Double Twelve"},
       "schedule": {"start": "2026-12-10T10:00", "end": "2026-12-13T00:00",
                    "zone": "Asia/Shanghai"},
       "mechanics": [{"id": "gift", "type": "grab", "stock": 1000,
                      "rewards": [{"item": "gem", "count": 100}]}]}
      """;

  private final Documents documents = new Documents();

  @Test
  void aSmallDocumentGetsTheDefaults() {
    Document document = valid(GOOD);
    assertThat(document.activity().id()).isEqualTo(7);
    assertThat(document.activity().revision()).isEqualTo(3);
    assertThat(document.activity().name().zh()).isEqualTo("双十二");
    assertThat(document.activity().mechanics())
        .containsExactly(Grabs.grab("gift", 3, 1000, 1, 0, List.of(new Reward.Item("gem", 100))));
    var schedule = document.activity().schedule();
    assertThat(schedule.start()).isEqualTo("2026-12-10T02:00:00Z");
    assertThat(schedule.end()).isEqualTo("2026-12-12T16:00:00Z");
    assertThat(schedule.visibleFrom()).isEqualTo(Instant.MIN);
    assertThat(schedule.plan().endingSoon()).isZero();
    assertThat(schedule.plan().review()).isZero();
    assertThat(document.description()).isNull();
    assertThat(document.display()).isNull();
  }

  @Test
  void aFullDocumentIsReadWhole() {
    Document document =
        valid(
            """
            {"$schema": "./activity.schema.json",
             "name": {"zh": "名", "en": "Name"}, "description": {"zh": "说\\n明", "en": "Text"},
             "schedule": {"start": "2026-12-10T10:00:30", "end": "2026-12-13T00:00",
                          "zone": "UTC", "preview": "P1D", "endingSoon": "PT2H", "review": "P3DT4H",
                          "recurs": {"cron": "0 0 10 * * *", "lasts": "PT1H30M"}},
             "audience": "user.level >= 10", "display": { "a" : [1.10, 12345678901234567890] },
             "mechanics": [{"id": "a", "type": "grab", "stock": 1000000000000000, "slots": 64,
                            "quota": {"whole": 3}, "rewards": [{"item": "x", "count": 1}]},
                           {"id": "b", "type": "grab", "stock": 1,
                            "rewards": [{"item": "y", "count": 2}, {"item": "z", "count": 3}]}]}
            """);
    var schedule = document.activity().schedule();
    assertThat(schedule.plan().preview()).isEqualTo(Duration.ofDays(1));
    assertThat(schedule.plan().endingSoon()).isEqualTo(Duration.ofHours(2));
    assertThat(schedule.plan().review()).isEqualTo(Duration.ofHours(76));
    assertThat(schedule.start()).isEqualTo("2026-12-11T10:00:00Z");
    assertThat(schedule.next(Instant.MIN, 9)).hasSize(2);
    assertThat(document.description()).isNotNull();
    assertThat(document.display()).isEqualTo("{\"a\":[1.10,12345678901234567890]}");
    assertThat(document.activity().mechanics())
        .containsExactly(
            Grabs.grab("a", 3, 1000000000000000L, 64, 3, List.of(new Reward.Item("x", 1))),
            Grabs.grab("b", 3, 1, 1, 0, List.of(new Reward.Item("y", 2), new Reward.Item("z", 3))));
  }

  @Test
  void playersReadNothingOfStockOrAudience() {
    String secret =
        GOOD.replace("\"stock\": 1000", "\"stock\": 777, \"slots\": 7, \"quota\": {\"whole\": 77}");
    secret = secret.replace("\"mechanics\"", "\"audience\": \"user.level > 7\", \"mechanics\"");
    assertThat(Documents.publicConfig(valid(secret), Instant.EPOCH))
        .isEqualTo(
            "{\"activityId\":7,\"revision\":3,"
                + "\"name\":{\"zh\":\"双十二\",\"en\":\"Double Twelve\"},"
                + "\"schedule\":{\"zone\":\"Asia/Shanghai\",\"start\":\"2026-12-10T02:00:00Z\","
                + "\"end\":\"2026-12-12T16:00:00Z\",\"recurs\":false},"
                + "\"mechanics\":[{\"id\":\"gift\",\"type\":\"grab\","
                + "\"rewards\":[{\"item\":\"gem\",\"count\":100}]}],\"display\":{}}");
  }

  @Test
  void playersReadWhenItComesBack() {
    String daily =
        GOOD.replace(
            "\"zone\"", "\"recurs\": {\"cron\": \"0 0 10 * * *\", \"lasts\": \"PT1H\"}, \"zone\"");
    assertThat(Documents.publicConfig(valid(daily), Instant.parse("2026-12-11T02:30:00Z")))
        .contains(
            "\"recurs\":true,\"next\":["
                + "{\"start\":\"2026-12-11T02:00:00Z\",\"end\":\"2026-12-11T03:00:00Z\"},"
                + "{\"start\":\"2026-12-12T02:00:00Z\",\"end\":\"2026-12-12T03:00:00Z\"}]");
  }

  /** Each row changes the good document in one place. */
  @ParameterizedTest(name = "{0} → {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          "name"                 => "nmae"                     | /nmae                       | did you mean "name"
          "name"                 => "nmae"                     | /name                       | is missing: What players call it
          "stock": 1000          => "stock": 0                 | /mechanics/0/stock          | at least 1
          "stock": 1000          => "stock": 1000000000000001  | /mechanics/0/stock          | at most 1000000000000000
          "stock": 1000          => "stock": 99999999999999999999 | /mechanics/0/stock       | at most 1000000000000000
          "stock": 1000          => "stock": 1.5               | /mechanics/0/stock          | must be a whole number
          "stock": 1000          => "stock": "1000"            | /mechanics/0/stock          | must be a whole number
          "stock": 1000          => "stock": null              | /mechanics/0/stock          | must be a whole number
          "stock": 1000          => "stock": 5, "slots": 6     | /mechanics/0/slots          | not be more than the stock, 5
          "stock": 1000          => "stock": 100, "slots": 65  | /mechanics/0/slots          | at most 64
          "stock": 1000          => "stock": 1, "quota": {"whole": -1} | /mechanics/0/quota/whole | at least 0
          "stock": 1000          => "stock": 1, "a/b~": -1     | /mechanics/0/a~1b~0         | is no field here
          "grab"                 => "grap"                     | /mechanics/0/type           | must be one of ["grab","checkIn"
          "gift"                 => "1gift"                    | /mechanics/0/id             | a letter, then up to 31 letters
          "gift"                 => "gift\\n"                  | /mechanics/0/id             | line break
          "gift"                 => 5                          | /mechanics/0/id             | a letter, then up to 31 letters
          "count": 100           => "count": 0                 | /mechanics/0/rewards/0/count | at least 1
          "gem"                  => ""                         | /mechanics/0/rewards/0/item | the item's name
          [{"item": "gem", "count": 100}] => []                | /mechanics/0/rewards        | needs at least 1
          [{"item": "gem", "count": 100}] => {}                | /mechanics/0/rewards        | must be a list
          "双十二"                => ""                         | /name/zh                    | must not be empty
          "双十二"                => "\\ud800"                  | /name/zh                    | half of a surrogate pair
          "双十二"                => "a\\u0000b"                | /name/zh                    | control character
          {"zh": "双十二", "en": "Double Twelve"} => "双十二"    | /name                       | must be an object
          "zh": "双十二",         =>                            | /name/zh                    | is missing
          Asia/Shanghai          => Asia/Shangai               | /schedule/zone              | use an IANA name like Asia/Shanghai
          Asia/Shanghai          => shanghai                   | /schedule/zone              | did you mean Asia/Shanghai?
          Asia/Shanghai          => +08:00                     | /schedule/zone              | use an IANA name
          2026-12-10T10:00       => 2026-12-10T10:00+08:00     | /schedule/start             | without an offset
          2026-12-10T10:00       => 2026-12-10                 | /schedule/start             | must be a date and time like
          2026-12-10T10:00       => 2026-02-30T10:00           | /schedule/start             | no date of the calendar
          2026-12-10T10:00       => 2026-12-10T24:00           | /schedule/start             | no time of the day
          2026-12-10T10:00       => 1999-12-10T10:00           | /schedule/start             | must be in 2000 to 2199
          2026-12-10T10:00       => 2026-12-10T10:00\\n        | /schedule/start             | line break
          2026-12-10T10:00       => 2026-12-13T00:00           | /schedule/end               | must be after the start, 2026-12-13T00:00
          "zone"                 => "review": "P1M", "zone"    | /schedule/review            | a duration like P1D
          "zone"                 => "review": "PT", "zone"     | /schedule/review            | a duration like P1D
          "zone"                 => "review": "-PT1H", "zone"  | /schedule/review            | a duration like P1D
          "zone"                 => "review": "P9999D", "zone" | /schedule/review            | not be longer than 3660 days
          "zone"                 => "preview": 1, "zone"       | /schedule/preview           | a duration like P1D
          "zone"                 => "recurs": {"cron": "0 0 10 * *  * *", "lasts": "PT1H"}, "zone" | /schedule/recurs/cron | 5 or 6 fields, not 7
          "zone"                 => "recurs": {"cron": "0 0 25 * * *", "lasts": "PT1H"}, "zone"   | /schedule/recurs/cron | '25' wants numbers from 0 to 23
          "zone"                 => "recurs": {"cron": "0 0 0 30 2 *", "lasts": "PT1H"}, "zone"   | /schedule/recurs/cron | never fires between start and end
          "zone"                 => "recurs": {"cron": "* * * * * *", "lasts": "PT1H"}, "zone"    | /schedule/recurs/cron | more than 10000 times
          "zone"                 => "recurs": {"cron": "0 0 10 * * *", "lasts": "PT0S"}, "zone"   | /schedule/recurs/lasts | longer than nothing
          "zone"                 => "recurs": {"cron": "0 0 10 * * *"}, "zone"                    | /schedule/recurs/lasts | is missing
          "mechanics"            => "audience": "", "mechanics"                                   | /audience | must not be empty
          "mechanics"            => "audience": "level > 1", "mechanics"                          | /audience | line 1, column 1: undeclared reference to 'level' (attributes are written user.level)
          "mechanics"            => "audience": "true &&\\n user.level >", "mechanics"            | /audience | line 2, column 14:
          "mechanics"            => "audience": "'everybody'", "mechanics"                        | /audience | must be true or false
          "mechanics"            => "audience": true, "mechanics"                                 | /audience | must be a string
          "mechanics"            => "display": [], "mechanics"                                    | /display  | must be an object
          "mechanics"            => "display": {"a":[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]}, "mechanics" | ''        | nesting depth
          "mechanics"            => "name": {}, "mechanics"                                       | ''        | Duplicate field 'name'
          "mechanics"            => "display": {"a": NaN}, "mechanics"                            | ''        | line 4, column
          "mechanics"            => mechanics                                                     | ''        | line 4, column
          """)
  void aMistakeIsFoundWhereItIs(String change, String pointer, String message) {
    String[] fromTo = change.split("=>", -1);
    String broken =
        GOOD.replaceFirst(
            java.util.regex.Pattern.quote(fromTo[0].strip()),
            java.util.regex.Matcher.quoteReplacement(fromTo[1].strip()));
    assertThat(broken).isNotEqualTo(GOOD);
    String at = pointer.equals("''") ? "" : pointer;
    assertThat(mistakes(broken))
        .anySatisfy(error -> {
          assertThat(error.pointer()).isEqualTo(at);
          assertThat(error.message()).contains(message.strip());
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''        | is empty
          ' '       | is empty
          'null'    | must be an object
          '[]'      | must be an object
          '"x"'     | must be an object
          '{'       | line 1
          '{} {}'   | there is more behind the end
          '{"a":1,}'| line 1
          """)
  void whatIsNoObjectIsRefused(String text, String message) {
    assertThat(mistakes(text))
        .anySatisfy(error -> {
          assertThat(error.pointer()).isEmpty();
          assertThat(error.message()).contains(message);
        });
  }

  @Test
  void allMistakesAreToldAtOnce() {
    String bad =
        """
        {"name": {"zh": "名"}, "stok": 1, "audience": "level > 1 && user.",
         "schedule": {"start": "2026-13-01T00:00", "end": 5, "zone": "Mars",
                      "recurs": {"cron": "daily", "lasts": "1h"}},
         "mechanics": [{"id": "a", "type": "grab", "stock": 2, "slots": 3, "rewards": []},
                       {"id": "a", "type": "grab", "stock": -1}]}
        """;
    assertThat(mistakes(bad))
        .extracting(DocumentError::pointer)
        .containsExactly(
            "/audience",
            "/mechanics/0/rewards",
            "/mechanics/0/slots",
            "/mechanics/1/id",
            "/mechanics/1/rewards",
            "/mechanics/1/stock",
            "/name/en",
            "/schedule/end",
            "/schedule/recurs/cron",
            "/schedule/recurs/lasts",
            "/schedule/start",
            "/schedule/zone",
            "/stok");
  }

  @Test
  void aTimeThatTheClocksSkipIsRefusedAndOneTheyRepeatIsTheFirst() {
    String newYork =
        GOOD.replace("Asia/Shanghai", "America/New_York").replace("2026-12-13", "2027-12-13");
    assertThat(mistakes(newYork.replace("2026-12-10T10:00", "2027-03-14T02:30")))
        .containsExactly(
            new DocumentError(
                "/schedule/start",
                "does not exist in America/New_York: clocks jump from 2027-03-14T02:00 to"
                    + " 2027-03-14T03:00 there; write one of these",
                2));
    Document repeated = valid(newYork.replace("2026-12-10T10:00", "2026-11-01T01:30"));
    assertThat(repeated.activity().schedule().start()).isEqualTo("2026-11-01T05:30:00Z");
  }

  @Test
  void aDocumentOfMoreThan64KiBIsRefused() {
    String padding =
        " ".repeat(64 * 1024 - GOOD.getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
    assertThat(documents.compile(7, 3, GOOD + padding)).isInstanceOf(Document.class);
    assertThat(mistakes(GOOD + padding + " "))
        .containsExactly(new DocumentError("", "is larger than 65536 bytes", 1));
  }

  @Test
  void aDisplayOfMoreThan16KiBIsRefused() {
    String text = "x".repeat(16 * 1024 - 8);
    String fits =
        GOOD.replace("\"mechanics\"", "\"display\":{\"a\":\"" + text + "\"},\"mechanics\"");
    assertThat(documents.compile(7, 3, fits)).isInstanceOf(Document.class);
    assertThat(mistakes(fits.replace("{\"a\":", "{\"ab\":")))
        .containsExactly(new DocumentError("/display", "is larger than 16384 bytes", 4));
  }

  @Test
  void aMistakeIsToldWithItsLine() {
    assertThat(mistakes(GOOD.replace("\"stock\": 1000", "\"stock\": 0").replace("\"gem\"", "7")))
        .extracting(DocumentError::line)
        .containsExactly(5, 4);
    assertThat(mistakes("{")).extracting(DocumentError::line).containsExactly(0);
  }

  @Test
  void aThousandMistakesAreCut() {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < 1000; i++) fields.append("\"f").append(i).append("\":0,");
    List<DocumentError> mistakes = mistakes(GOOD.replaceFirst("\\{", "{" + fields));
    assertThat(mistakes).hasSize(101);
    assertThat(mistakes.getLast()).isEqualTo(new DocumentError("", "and 900 more mistakes"));
  }

  @Test
  void manyThreadsCompileAtOnce() {
    String bad = GOOD.replace("\"stock\": 1000", "\"stock\": 0");
    List<DocumentError> expected = mistakes(bad);
    long agreed =
        IntStream.range(0, 400)
            .parallel()
            .filter(n ->
                n % 2 == 0
                    ? documents.compile(7, 3, GOOD) instanceof Document
                    : mistakes(bad).equals(expected))
            .count();
    assertThat(agreed).isEqualTo(400);
  }

  private Document valid(String text) {
    Compiled compiled = documents.compile(7, 3, text);
    assertThat(compiled).isInstanceOf(Document.class);
    return (Document) compiled;
  }

  private List<DocumentError> mistakes(String text) {
    Compiled compiled = documents.compile(7, 3, text);
    assertThat(compiled).isInstanceOf(Compiled.Invalid.class);
    return ((Compiled.Invalid) compiled).errors();
  }
}
