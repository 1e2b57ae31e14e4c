package dev.jamboree.server.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What attributes may be: texts, integers, truths, and lists of these; few and short. */
public final class AttributeRules {

  /**
   * What is wrong.
   *
   * @param name of the attribute; empty when it is all of them together
   * @param wanted completes "must be …"
   */
  public record Fault(String name, String wanted) {}

  private static final JsonFactory JSON = new JsonFactory();

  private AttributeRules() {}

  /** Null when nothing is wrong. */
  public static @Nullable Fault check(Map<String, ? extends @Nullable Object> attributes) {
    if (attributes.size() > SessionLimits.ATTRIBUTES) {
      return new Fault("", "at most " + SessionLimits.ATTRIBUTES + " attributes");
    }
    for (var attribute : attributes.entrySet()) {
      String name = attribute.getKey();
      if (name.isEmpty() || name.length() > SessionLimits.ATTRIBUTE_NAME) {
        return new Fault(name, "named with 1 to " + SessionLimits.ATTRIBUTE_NAME + " characters");
      }
      if (!isAllowed(attribute.getValue())) {
        return new Fault(name, "a string, an integer, true, false or a list of these");
      }
    }
    if (json(attributes).getBytes(UTF_8).length > SessionLimits.ATTRIBUTES_BYTES) {
      return new Fault("", "at most " + SessionLimits.ATTRIBUTES_BYTES + " bytes of JSON");
    }
    return null;
  }

  /** As a JSON object, without blanks. */
  public static String json(Map<String, ? extends @Nullable Object> attributes) {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (var attribute : attributes.entrySet()) {
        json.writeFieldName(attribute.getKey());
        write(json, attribute.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    switch (value) {
      case String text -> json.writeString(text);
      case Long number -> json.writeNumber(number);
      case Boolean truth -> json.writeBoolean(truth);
      case List<?> list -> {
        json.writeStartArray();
        for (Object element : list) write(json, element);
        json.writeEndArray();
      }
      case null, default -> throw new IllegalArgumentException("not checked before");
    }
  }

  private static boolean isAllowed(@Nullable Object value) {
    return isScalar(value)
        || (value instanceof List<?> list && list.stream().allMatch(AttributeRules::isScalar));
  }

  private static boolean isScalar(@Nullable Object value) {
    return value instanceof String || value instanceof Long || value instanceof Boolean;
  }
}
