package dev.jamboree.server.http;

import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/** The OpenAPI document, read as tests need it. */
final class Contract {

  private final JsonObject document;

  Contract() {
    try (InputStream in = Contract.class.getResourceAsStream(ContractApi.RESOURCE)) {
      Map<String, Object> yaml = new Yaml().load(Objects.requireNonNull(in));
      document = new JsonObject(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonObject document() {
    return document;
  }

  /** By "METHOD path". */
  SortedMap<String, JsonObject> operations() {
    var operations = new TreeMap<String, JsonObject>();
    JsonObject paths = document.getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      JsonObject item = paths.getJsonObject(path);
      for (String method : item.fieldNames()) {
        if (method.equals("parameters")) continue;
        operations.put(
            method.toUpperCase(java.util.Locale.ROOT) + " " + path, item.getJsonObject(method));
      }
    }
    return operations;
  }

  /** What a reference leads to, or the object itself. */
  JsonObject resolved(JsonObject object) {
    String reference = object.getString("$ref");
    if (reference == null || object.size() > 1) return object;
    JsonObject found = document;
    for (String step : reference.substring(2).split("/", -1)) found = found.getJsonObject(step);
    return found;
  }

  /** Empty when a JSON answer is as the contract says of that operation, else what is wrong. */
  String faults(Operation operation, int status, String body) {
    JsonObject described = operations().get(operation.method() + " " + operation.path());
    JsonObject response =
        Objects.requireNonNull(described)
            .getJsonObject("responses")
            .getJsonObject(Integer.toString(status));
    JsonObject schema =
        response == null
            ? new JsonObject().put("$ref", "#/components/schemas/Problem")
            : resolved(response)
                .getJsonObject("content")
                .getJsonObject("application/json")
                .getJsonObject("schema");
    return faults(schema, new JsonObject(body));
  }

  /** Empty when the value is as the schema says, else what is wrong. */
  String faults(JsonObject schema, Object value) {
    // A copy: the validator leaves its marks in what it reads.
    JsonObject schemas = document.getJsonObject("components").getJsonObject("schemas");
    JsonObject self =
        schema.copy().put("components", new JsonObject().put("schemas", schemas.copy()));
    var options =
        new JsonSchemaOptions().setDraft(Draft.DRAFT202012).setBaseUri("https://jamboree.test/");
    OutputUnit result = Validator.create(JsonSchema.of(self), options).validate(value);
    return Boolean.TRUE.equals(result.getValid()) ? "" : String.valueOf(result.toJson());
  }
}
