package dev.jamboree.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is refused is in the table of bad input; here is what passes, and what is said of faults.
 */
final class StrictJsonTest {

  @Test
  void aWholeDocumentBecomesPlainValues() {
    Map<String, @Nullable Object> map =
        map(
            "{\"s\":\"活动😀\\ud83d\\ude00\",\"n\":-9223372036854775808,\"b\":[true,false,null,[],{}]}");

    assertThat(map).containsEntry("s", "活动😀😀").containsEntry("n", Long.MIN_VALUE);
    assertThat(map.get("b")).isEqualTo(Arrays.asList(true, false, null, List.of(), Map.of()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 999_999_999_999L, Long.MAX_VALUE})
  void everyPositiveLongIsAnId(long id) {
    assertThat(JoinRequest.parse(Buffer.buffer("{\"activityId\":" + id + "}")).activityId())
        .isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " \r\n\t{ \"activityId\" : 5 } \n",
        "{\"x\":1.5e300,\"activityId\":5}",
        "{\"x\":99999999999999999999999,\"activityId\":5,\"y\":{\"activityId\":\"no\"}}",
        "{\"x\":[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]],\"activityId\":5}",
        "{\"x\":\"\\\\ud83d\",\"activityId\":5}",
        "{\"\\u0061ctivityId\":5}"
      })
  void whatIsNotKnownIsIgnored(String body) {
    assertThat(JoinRequest.parse(Buffer.buffer(body))).isEqualTo(new JoinRequest(5, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":{"b":[1,2.5]}}         | /a/b/1
          {"a/b":{"c~d":1e3}}         | /a~1b/c~0d
          {"":9223372036854775808}    | /
          {"a":[[0],[{"x":-1.0}]]}    | /a/1/0/x
          [1]                         | ``
          "text"                      | ``
          """)
  void aWrongValueIsPointedAt(String body, String pointer) {
    assertThat(refusal(body)).contains("\"INVALID\"", "\"pointer\":\"" + pointer + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                  | empty
          {"a":1,"a":2}       | a key twice in one object
          {"a":1}x            | not JSON at byte 8
          {"a":1}{}           | something follows the JSON
          {"a":"\\ud800"}     | not valid UTF-8, or half a surrogate pair
          {"a":               | not JSON at byte 5
          """)
  void whatIsNotJsonIsExplainedWithoutOurInsides(String body, String detail) {
    assertThat(refusal(body)).contains("\"MALFORMED_JSON\"", "\"detail\":\"" + detail + "\"");
  }

  @Test
  void sixteenLevelsPassAndSeventeenDoNot() {
    assertThat(map("{\"a\":" + "[".repeat(15) + "]".repeat(15) + "}")).hasSize(1);
    assertThat(refusal("{\"a\":" + "[".repeat(16) + "]".repeat(16) + "}"))
        .contains("nested deeper than 16");
  }

  private static Map<String, @Nullable Object> map(String body) {
    var in = new StrictJson(Buffer.buffer(body));
    Map<String, @Nullable Object> map = in.map();
    in.end();
    return map;
  }

  private static String refusal(String body) {
    var refused = catchThrowableOfType(RefusedException.class, () -> map(body));
    return refused.answer(Language.EN).body().toString();
  }
}
