package dev.jamboree.server.document;

import dev.jamboree.core.activity.Kind;
import dev.jamboree.core.mechanic.Mechanic;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The JSON Schemas of documents: one of the activity, one beside each kind of mechanic. What they
 * have in common stands in one file and is put in where they refer to it, so each is whole.
 */
final class Schemas {

  private final JsonObject common = json(Mechanic.class, "common.schema.json");
  private final JsonObject activity = resolved(json(Schemas.class, "activity.schema.json"));
  private final Map<String, JsonObject> kinds = new LinkedHashMap<>();

  Schemas() {
    var types = new JsonArray();
    for (Kind kind : Kind.ALL) {
      types.add(kind.type());
      String file = kind.room().getSimpleName().toLowerCase(Locale.ROOT) + ".schema.json";
      kinds.put(kind.type(), resolved(json(kind.room(), file)));
    }
    mechanic(activity).getJsonObject("properties").getJsonObject("type").put("enum", types);
  }

  /** Of everything but what the kinds say of themselves. */
  JsonObject activity() {
    return activity;
  }

  JsonObject of(Kind kind) {
    return Objects.requireNonNull(kinds.get(kind.type()));
  }

  /** All of it in one, for editors. */
  JsonObject whole() {
    JsonObject whole = activity.copy();
    var all = new JsonArray();
    kinds.values().forEach(schema -> all.add(schema.copy()));
    whole
        .getJsonObject("properties")
        .getJsonObject("mechanics")
        .put("items", new JsonObject().put("oneOf", all));
    return whole;
  }

  private static JsonObject mechanic(JsonObject activity) {
    return activity.getJsonObject("properties").getJsonObject("mechanics").getJsonObject("items");
  }

  private JsonObject resolved(JsonObject schema) {
    var out = new JsonObject();
    for (Map.Entry<String, Object> field : schema) out.put(field.getKey(), value(field.getValue()));
    return out;
  }

  private Object value(Object value) {
    return switch (value) {
      case JsonObject object when object.containsKey("$ref") -> {
        JsonObject target = common.getJsonObject(object.getString("$ref"));
        if (target == null) throw new IllegalStateException("there is no " + object);
        yield resolved(target);
      }
      case JsonObject object -> resolved(object);
      case JsonArray array -> {
        var out = new JsonArray();
        for (Object element : array) out.add(value(element));
        yield out;
      }
      default -> value;
    };
  }

  private static JsonObject json(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) throw new IllegalStateException(name + " is not among the resources");
      return new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
