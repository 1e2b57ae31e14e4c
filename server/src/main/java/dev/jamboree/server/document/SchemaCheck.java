package dev.jamboree.server.document;

import dev.jamboree.server.text.NearestName;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds a document against the schema and says what is wrong in an operator's words. */
final class SchemaCheck {

  private final JsonObject schema;
  private final Validator validator;

  SchemaCheck(JsonObject schema) {
    this.schema = schema;
    validator =
        Validator.create(
            JsonSchema.of(schema),
            new JsonSchemaOptions()
                .setBaseUri("https://jamboree.dev/")
                .setDraft(Draft.DRAFT202012)
                .setOutputFormat(OutputFormat.Basic));
  }

  /** Notes what is wrong with the part of the document at that JSON pointer. */
  void check(Object part, String at, Mistakes mistakes) {
    OutputUnit result = validator.validate(part);
    if (Boolean.TRUE.equals(result.getValid())) return;
    for (OutputUnit error : result.getErrors()) explain(error, at, mistakes);
    if (mistakes.noneUnder(at)) mistakes.add(at, "does not match the schema");
  }

  private void explain(OutputUnit error, String at, Mistakes mistakes) {
    String location = error.getKeywordLocation().substring(1);
    int slash = location.lastIndexOf('/');
    String keyword = location.substring(slash + 1);
    String pointer = at + error.getInstanceLocation().substring(1);
    JsonObject node = (JsonObject) JsonPointer.from(location.substring(0, slash)).queryJson(schema);
    switch (keyword) {
      // these two only say that something inside them is wrong, which is said by itself
      case "properties", "items", "propertyNames" -> {}
      case "required" -> {
        String name = quoted(error.getError());
        mistakes.add(Mistakes.under(pointer, name), "is missing: " + about(property(node, name)));
      }
      case "additionalProperties" -> {
        if (!(node.getValue(keyword) instanceof JsonObject)) unknownField(node, pointer, mistakes);
      }
      default -> mistakes.add(pointer, wants(node, keyword));
    }
  }

  private static void unknownField(JsonObject node, String pointer, Mistakes mistakes) {
    String name = JsonPointer.from(pointer).toString();
    name = name.substring(name.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
    Set<String> known = node.getJsonObject("properties").fieldNames();
    // the validator also lists known fields here whose value is wrong
    if (known.contains(name)) return;
    mistakes.add(
        pointer,
        NearestName.of(name, known.stream())
            .map(near -> "is no field here: did you mean \"" + near + "\"?")
            .orElse("is no field here; there are: " + String.join(", ", known)));
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
      case "maxProperties" -> "takes at most " + node.getValue(keyword);
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
}
