package dev.jamboree.server.document;

import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds a document against the schema and says what is wrong in an operator's words. */
final class SchemaCheck {

  private final JsonObject schema;
  private final Validator validator;

  SchemaCheck(String schemaJson) {
    schema = new JsonObject(schemaJson);
    validator =
        Validator.create(
            JsonSchema.of(schema),
            new JsonSchemaOptions()
                .setBaseUri("https://jamboree.dev/")
                .setDraft(Draft.DRAFT202012)
                .setOutputFormat(OutputFormat.Basic));
  }

  void check(Object document, Mistakes mistakes) {
    OutputUnit result = validator.validate(document);
    if (Boolean.TRUE.equals(result.getValid())) return;
    for (OutputUnit error : result.getErrors()) explain(error, mistakes);
    if (mistakes.none()) mistakes.add("", "does not match the schema");
  }

  private void explain(OutputUnit error, Mistakes mistakes) {
    String location = error.getKeywordLocation().substring(1);
    int slash = location.lastIndexOf('/');
    String keyword = location.substring(slash + 1);
    String pointer = error.getInstanceLocation().substring(1);
    JsonObject node = (JsonObject) JsonPointer.from(location.substring(0, slash)).queryJson(schema);
    switch (keyword) {
      // these two only say that something inside them is wrong, which is said by itself
      case "properties", "items" -> {}
      case "required" -> {
        String name = quoted(error.getError());
        mistakes.add(Mistakes.under(pointer, name), "is missing: " + about(property(node, name)));
      }
      case "additionalProperties" -> unknownField(node, pointer, mistakes);
      default -> mistakes.add(pointer, wants(node, keyword));
    }
  }

  private static void unknownField(JsonObject node, String pointer, Mistakes mistakes) {
    String name = JsonPointer.from(pointer).toString();
    name = name.substring(name.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
    Set<String> known = node.getJsonObject("properties").fieldNames();
    // the validator also lists known fields here whose value is wrong
    if (known.contains(name)) return;
    String closest = closest(name, known);
    mistakes.add(
        pointer,
        closest != null
            ? "is no field here: did you mean \"" + closest + "\"?"
            : "is no field here; there are: " + String.join(", ", known));
  }

  private static String wants(JsonObject node, String keyword) {
    String wants = node.getString("x-wants");
    if (wants != null) return "must be " + wants;
    return switch (keyword) {
      case "type" ->
          switch (node.getString("type")) {
            case "integer" -> "must be a whole number";
            case "array" -> "must be a list: [ … ]";
            case "object" -> "must be an object: { … }";
            default -> "must be a " + node.getString("type");
          };
      case "enum" -> "must be one of " + node.getJsonArray("enum").encode();
      case "minLength" -> "must not be empty";
      case "maxLength" -> "must not be longer than " + node.getValue(keyword) + " characters";
      case "minimum" -> "must be at least " + node.getValue(keyword);
      case "maximum" -> "must be at most " + node.getValue(keyword);
      case "minItems" -> "needs at least " + node.getValue(keyword);
      case "maxItems" -> "takes at most " + node.getValue(keyword);
      default -> "is wrong: " + about(node);
    };
  }

  private static @Nullable JsonObject property(JsonObject node, String name) {
    return node.getJsonObject("properties").getJsonObject(name);
  }

  private static String about(@Nullable JsonObject node) {
    return node == null ? "" : node.getString("description", "");
  }

  private static String quoted(String text) {
    return text.substring(text.indexOf('"') + 1, text.lastIndexOf('"'));
  }

  private static @Nullable String closest(String name, Set<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(k -> distance(name, k)))
        .filter(k -> distance(name, k) <= 1 + k.length() / 4)
        .orElse(null);
  }

  /** Levenshtein's, without regard to case. */
  private static int distance(String name, String known) {
    // long names are no typing errors, and would cost
    if (name.length() > 40) return 40;
    String a = name.toLowerCase(Locale.ROOT);
    String b = known.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) row[j] = j;
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
