package dev.jamboree.server.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.core.activity.Audience;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConditionsTest {

  private final Conditions conditions = new Conditions();

  /**
   * About user 7: level 50, power 12.5, region cn, vip, tags a and b, guild {name: x}, clan null.
   */
  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '\0',
      textBlock =
          """
          true                                              | true
          user.level >= 10 && user.region in ['cn', 'tw']   | true
          user.level >= 51                                  | false
          user.level >= 49.5                                | true
          user.level == 50.0                                | true
          user.power > 12                                   | true
          user.power <= 12                                  | false
          user.id == 7                                      | true
          user.id % 2 == 0                                  | false
          user.vip                                          | true
          !user.vip                                         | false
          user['region'] == 'cn'                            | true
          user.region.startsWith('c')                       | true
          user.region.matches('^[a-z]{2}$')                 | true
          user.tags.exists(t, t == 'b')                     | true
          'a' in user.tags && size(user.tags) == 2          | true
          user.guild.name == 'x'                            | true
          user.small == 3                                   | true
          user.json.list[0].a == 1                          | true
          user.clan == null                                 | true
          has(user.missing)                                 | false
          has(user.missing) ? user.missing > 1 : true       | true
          user.missing > 1                                  | false
          user.missing > 1 || user.vip                      | true
          !(user.missing > 1)                               | false
          user.level > 'a'                                  | false
          user.level                                        | false
          user.region                                       | false
          1 / 0 == 1                                        | false
          user.region.matches('[')                          | false
          """)
  void tellsWhoBelongs(String expression, boolean included) {
    assertThat(compile(expression).includes(7, attributes())).isEqualTo(included);
  }

  @Test
  void anAttributeNamedIdDoesNotHideTheRealOne() {
    assertThat(compile("user.id == 7").includes(7, Map.of("id", 8L))).isTrue();
  }

  @Test
  void evaluationIsBounded() {
    String nested = "true";
    for (String variable : List.of("a", "b", "c", "d")) {
      nested = "[0,1,2,3,4,5,6,7,8,9].all(" + variable + ", " + nested + ")";
    }
    assertThat(compile(nested).includes(7, Map.of())).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          4097 letters  | expression code point size exceeds limit: size: 4097, limit 4096
          40 brackets   | Expression recursion limit exceeded. limit: 32
          """)
  void sizeAndDepthAreBounded(String what, String message) {
    String expression =
        what.startsWith("4097") ? "x".repeat(4097) : "(".repeat(40) + "true" + ")".repeat(40);
    Mistakes mistakes = new Mistakes();
    assertThat(conditions.audience(expression, "/audience", mistakes)).isNotNull();
    assertThat(mistakes.list(new Lines(""))).hasSize(1);
    assertThat(mistakes.list(new Lines("")).getFirst().message()).contains(message);
  }

  @Test
  void oneAudienceServesManyThreads() {
    Audience even = compile("user.n % 2 == 0 && user.tags.exists(t, t == 'a')");
    long included =
        IntStream.range(0, 20_000)
            .parallel()
            .filter(n -> even.includes(n, Map.of("n", (long) n, "tags", List.of("a"))))
            .count();
    assertThat(included).isEqualTo(10_000);
  }

  private Audience compile(String expression) {
    Mistakes mistakes = new Mistakes();
    Audience audience = conditions.audience(expression, "/audience", mistakes);
    assertThat(mistakes.list(new Lines(""))).isEmpty();
    return audience;
  }

  private static Map<String, Object> attributes() {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("level", 50L);
    attributes.put("power", 12.5);
    attributes.put("region", "cn");
    attributes.put("vip", true);
    attributes.put("tags", List.of("a", "b"));
    attributes.put("guild", Map.of("name", "x"));
    attributes.put("small", 3);
    attributes.put(
        "json", new JsonObject().put("list", new JsonArray().add(new JsonObject().put("a", 1))));
    attributes.put("clan", null);
    return attributes;
  }
}
