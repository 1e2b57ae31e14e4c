package dev.jamboree.server.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.jamboree.core.participation.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Progress as it is stored: {@code {"b":{"ticket":3},"m":{"daily":{"total":5}}}}, or nothing at all
 * when there is none.
 */
final class ProgressJson {

  private static final JsonFactory FACTORY = new JsonFactory();

  private ProgressJson() {}

  static @Nullable String write(Progress progress) {
    if (progress.isEmpty()) return null;
    var out = new StringBuilder(128).append("{\"b\":");
    numbers(out, progress.balances()).append(",\"m\":{");
    String comma = "";
    for (Map.Entry<String, Map<String, Long>> memory : progress.memories().entrySet()) {
      out.append(comma).append('"').append(memory.getKey()).append("\":");
      numbers(out, memory.getValue());
      comma = ",";
    }
    return out.append("}}").toString();
  }

  /** Names are of ids and of what mechanics call things: nothing to escape. */
  private static StringBuilder numbers(StringBuilder out, Map<String, Long> numbers) {
    out.append('{');
    String comma = "";
    for (Map.Entry<String, Long> number : numbers.entrySet()) {
      out.append(comma).append('"').append(number.getKey()).append("\":").append(number.getValue());
      comma = ",";
    }
    return out.append('}');
  }

  static Progress read(@Nullable String json) {
    if (json == null) return Progress.NONE;
    try (JsonParser in = FACTORY.createParser(json)) {
      expect(in, JsonToken.START_OBJECT);
      expect(in, JsonToken.FIELD_NAME);
      expect(in, JsonToken.START_OBJECT);
      Map<String, Long> balances = numbers(in);
      expect(in, JsonToken.FIELD_NAME);
      expect(in, JsonToken.START_OBJECT);
      Map<String, Map<String, Long>> memories = new HashMap<>();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String mechanic = in.currentName();
        expect(in, JsonToken.START_OBJECT);
        memories.put(mechanic, numbers(in));
      }
      return new Progress(balances, memories);
    } catch (IOException e) {
      throw new UncheckedIOException("no progress: " + json, e);
    }
  }

  private static Map<String, Long> numbers(JsonParser in) throws IOException {
    Map<String, Long> numbers = new HashMap<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      expect(in, JsonToken.VALUE_NUMBER_INT);
      numbers.put(name, in.getLongValue());
    }
    return numbers;
  }

  private static void expect(JsonParser in, JsonToken wanted) throws IOException {
    if (in.nextToken() != wanted) throw new IOException("no " + wanted);
  }
}
