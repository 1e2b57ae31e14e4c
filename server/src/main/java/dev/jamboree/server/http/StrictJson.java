package dev.jamboree.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON body from front to back and takes nothing for granted: UTF-8 only, no duplicate
 * keys, at most 16 deep, nothing behind the end; numbers are whole and fit a long. What is not JSON
 * is MALFORMED_JSON; what is JSON but of the wrong kind is INVALID, with a pointer.
 *
 * <pre>{@code
 * var in = new StrictJson(body);
 * in.object();
 * for (String key = in.key(); key != null; key = in.key()) {
 *   switch (key) {
 *     case "userId" -> userId = in.integer(1, Long.MAX_VALUE);
 *     default -> in.skip();
 *   }
 * }
 * in.end();
 * }</pre>
 */
final class StrictJson {

  static final int MAX_DEPTH = 16;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // Without it a body in UTF-16 would pass.
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          // Strangers' keys do not belong into the JVM's string table.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  // The body's limit is limit enough, and an overlong number gets its pointer.
                  .maxNumberLength(1 << 20)
                  .maxStringLength(1 << 20)
                  .maxNameLength(1 << 20)
                  .build())
          .build();

  private final JsonParser parser;
  private JsonToken token;

  /** Stands at the first value of the body. */
  StrictJson(Buffer body) {
    byte[] bytes = body.getBytes();
    if (!Utf8.wellFormed(bytes)) throw malformed("not valid UTF-8, or half a surrogate pair");
    try {
      parser = FACTORY.createParser(bytes);
      JsonToken first = parser.nextToken();
      if (first == null) throw malformed("empty");
      token = first;
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  /** The value must be an object; its keys follow. */
  void object() {
    if (token != JsonToken.START_OBJECT) throw wrong("an object");
  }

  /** The value must be an array; its elements follow. */
  void array() {
    if (token != JsonToken.START_ARRAY) throw wrong("an array");
  }

  boolean atArray() {
    return token == JsonToken.START_ARRAY;
  }

  /** The next key of the object, whose value comes next; null at its end. */
  @Nullable String key() {
    if (advance() == JsonToken.END_OBJECT) return null;
    try {
      String key = parser.currentName();
      advance();
      return key;
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  /** Stands at the next element of the array; false at its end. */
  boolean element() {
    return advance() != JsonToken.END_ARRAY;
  }

  long integer(long min, long max) {
    long value = exact();
    if (value < min || value > max) throw wrong(range(min, max));
    return value;
  }

  /** A text of so many UTF-16 units at most. */
  String string(int maxLength) {
    if (token != JsonToken.VALUE_STRING) throw wrong("a string");
    String text = text();
    if (text.length() > maxLength) throw wrong("a string of at most " + maxLength + " characters");
    return text;
  }

  boolean bool() {
    return switch (token) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw wrong("true or false");
    };
  }

  /** A text of so many UTF-16 units at most, a whole number, true or false. */
  Object scalar(int maxLength) {
    return switch (token) {
      case VALUE_STRING -> string(maxLength);
      case VALUE_TRUE, VALUE_FALSE -> bool();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> exact();
      default -> throw wrong("a text, a whole number, true or false");
    };
  }

  boolean atNull() {
    return token == JsonToken.VALUE_NULL;
  }

  /** Passes over the value, whatever it is; it must still be well-formed. */
  void skip() {
    try {
      parser.skipChildren();
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  /** An object as a map of strings, longs, booleans, nulls, lists and maps. */
  Map<String, @Nullable Object> map() {
    object();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (String key = key(); key != null; key = key()) map.put(key, value());
    return map;
  }

  /** Nothing may follow. */
  void end() {
    try (parser) {
      if (parser.nextToken() != null) throw malformed("something follows the JSON");
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  /** The value is not what it should be. */
  RefusedException wrong(String wanted) {
    return invalid(pointer(), "must be " + wanted);
  }

  /** Something is wrong there; unless the rest is not even JSON, which goes first. */
  RefusedException invalid(String pointer, String detail) {
    try (parser) {
      JsonToken rest = parser.nextToken();
      while (rest != null) rest = parser.nextToken();
    } catch (IOException e) {
      return malformed(e);
    }
    return RefusedException.invalid(pointer, detail);
  }

  /** Where we are. */
  String pointer() {
    return parser.getParsingContext().pathAsPointer().toString();
  }

  private @Nullable Object value() {
    return switch (token) {
      case START_OBJECT -> map();
      case START_ARRAY -> list();
      case VALUE_STRING -> text();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> exact();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private List<@Nullable Object> list() {
    List<@Nullable Object> list = new ArrayList<>();
    while (element()) list.add(value());
    return list;
  }

  private long exact() {
    if (token == JsonToken.VALUE_NUMBER_FLOAT) {
      throw wrong("an integer, without fraction or exponent");
    }
    if (token != JsonToken.VALUE_NUMBER_INT) throw wrong("an integer");
    try {
      if (parser.getNumberType() == NumberType.BIG_INTEGER) throw wrong("an integer of 64 bits");
      return parser.getLongValue();
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  private String text() {
    try {
      return parser.getText();
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  private JsonToken advance() {
    try {
      JsonToken next = parser.nextToken();
      if (next == null) throw malformed("it ends too early");
      token = next;
      return next;
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  private static String range(long min, long max) {
    return max == Long.MAX_VALUE
        ? "an integer of at least " + min
        : "an integer from " + min + " to " + max;
  }

  private RefusedException malformed(IOException e) {
    if (e instanceof StreamConstraintsException) {
      return malformed("nested deeper than " + MAX_DEPTH);
    }
    String message = String.valueOf(e.getMessage());
    if (message.startsWith("Duplicate field")) return malformed("a key twice in one object");
    // The library's own words speak of its insides; the place is what helps.
    return parser == null
        ? malformed("not JSON")
        : malformed("not JSON at byte " + parser.currentLocation().getByteOffset());
  }

  private static RefusedException malformed(String detail) {
    return new RefusedException(Problem.MALFORMED_JSON, detail);
  }
}
