package dev.jamboree.server.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the schema tells operators is what the table of limits says. */
final class LimitsTest {

  private static final String MECHANIC = "/properties/mechanics/items/oneOf/0/properties";

  private final JsonObject schema = new JsonObject(new Documents().schema());

  @Test
  void theSchemaAgreesWithTheTable() {
    assertThat(number("/properties/name/properties/zh/maxLength")).isEqualTo(Limits.NAME_LENGTH);
    assertThat(number("/properties/name/properties/en/maxLength")).isEqualTo(Limits.NAME_LENGTH);
    assertThat(number("/properties/description/properties/zh/maxLength"))
        .isEqualTo(Limits.DESCRIPTION_LENGTH);
    assertThat(number("/properties/description/properties/en/maxLength"))
        .isEqualTo(Limits.DESCRIPTION_LENGTH);
    assertThat(number("/properties/audience/maxLength")).isEqualTo(Limits.CONDITION_CODE_POINTS);
    assertThat(number("/properties/schedule/properties/recurs/properties/cron/maxLength"))
        .isEqualTo(Limits.CRON_LENGTH);
    assertThat(number("/properties/mechanics/maxItems")).isEqualTo(Limits.MECHANICS);
    assertThat(number(MECHANIC + "/rewards/maxItems")).isEqualTo(Limits.REWARDS);
    assertThat(number(MECHANIC + "/stock/maximum")).isEqualTo(Limits.STOCK);
    assertThat(number(MECHANIC + "/slots/maximum")).isEqualTo(Limits.SLOTS);
    assertThat(number(MECHANIC + "/quota/properties/whole/maximum")).isEqualTo(Limits.QUOTA);
    assertThat(number("/properties/balances/maxProperties")).isEqualTo(Limits.BALANCES);
    assertThat(number("/properties/balances/additionalProperties/properties/max/maximum"))
        .isEqualTo(Limits.BALANCE);
    assertThat(number(MECHANIC + "/rewards/items/properties/count/maximum"))
        .isEqualTo(Limits.REWARD_COUNT);
  }

  @Test
  void everyFieldHasATitleADescriptionAndAnExample() {
    List<String> poor = new ArrayList<>();
    collect(schema, "", poor);
    assertThat(poor).isEmpty();
  }

  private static void collect(JsonObject node, String at, List<String> poor) {
    for (Object kind : node.getJsonArray("oneOf", new JsonArray())) {
      collect((JsonObject) kind, at, poor);
    }
    JsonObject properties = node.getJsonObject("properties", new JsonObject());
    for (String name : properties.fieldNames()) {
      JsonObject property = properties.getJsonObject(name);
      List<String> wanted =
          property.containsKey("const")
              ? List.of("title", "description")
              : List.of("title", "description", "examples");
      for (String keyword : wanted) {
        if (!property.containsKey(keyword)) poor.add(at + "/" + name + " has no " + keyword);
      }
      collect(property, at + "/" + name, poor);
      if (property.containsKey("items")) {
        collect(property.getJsonObject("items"), at + "/" + name + "/*", poor);
      }
      if (property.getValue("additionalProperties") instanceof JsonObject each) {
        collect(each, at + "/" + name + "/*", poor);
      }
    }
    boolean open = "object".equals(node.getString("type")) && node.containsKey("properties");
    if (open && !Boolean.FALSE.equals(node.getValue("additionalProperties"))) {
      poor.add(at + " lets unknown fields pass");
    }
  }

  private long number(String pointer) {
    return ((Number) JsonPointer.from(pointer).queryJson(schema)).longValue();
  }
}
