package dev.jamboree.server.gate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user's attributes, read from their JSON only when somebody looks: most activities admit
 * everybody, and then nobody does.
 */
final class Attributes extends AbstractMap<String, Object> {

  private static final JsonFactory JSON = new JsonFactory();

  private final byte[] json;
  private final int start;
  private final int end;
  // Two threads may both read it: they come to the same immutable map.
  private @Nullable Map<String, Object> read;

  private Attributes(byte[] json, int start, int end) {
    this.json = json;
    this.start = start;
    this.end = end;
  }

  /** Those in {@code json} from start to end, an object that has been seen to be well-formed. */
  static Map<String, Object> of(byte[] json, int start, int end) {
    return end - start == 2 ? Map.of() : new Attributes(json, start, end);
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return map().entrySet();
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    return key == null ? null : map().get(key);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key != null && map().containsKey(key);
  }

  private Map<String, Object> map() {
    Map<String, Object> map = read;
    if (map == null) {
      map = parse();
      read = map;
    }
    return map;
  }

  private Map<String, Object> parse() {
    try (JsonParser parser = JSON.createParser(json, start, end - start)) {
      parser.nextToken();
      return read(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The object that the parser stands at the start of. */
  static Map<String, Object> read(JsonParser parser) throws IOException {
    Map<String, Object> map = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      map.put(name, value(parser, parser.nextToken()));
    }
    return Map.copyOf(map);
  }

  private static Object value(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case START_ARRAY -> list(parser);
      default -> throw new IOException("attributes hold scalars and lists of them, not " + token);
    };
  }

  private static List<Object> list(JsonParser parser) throws IOException {
    List<Object> list = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      list.add(value(parser, token));
    }
    return List.copyOf(list);
  }
}
