package dev.jamboree.server.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads JSON as written: no field twice, nothing behind the end, no depth without bounds. */
final class StrictJson {

  private final JsonFactory factory =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.DOCUMENT_DEPTH)
                  .maxDocumentLength(Limits.DOCUMENT_BYTES)
                  .maxStringLength(Limits.DOCUMENT_BYTES)
                  .maxNumberLength(100)
                  .build())
          .build();

  /** The value (objects as {@link JsonObject}), or null and a mistake. */
  @Nullable Object read(String json, Mistakes mistakes) {
    try (JsonParser parser = factory.createParser(json)) {
      if (parser.nextToken() == null) {
        mistakes.add("", "is empty: an activity is a JSON object");
        return null;
      }
      Object value = value(parser, mistakes);
      if (parser.nextToken() != null) {
        mistakes.add("", where(parser.currentTokenLocation()) + "there is more behind the end");
      }
      return value;
    } catch (JsonProcessingException e) {
      String said = e.getOriginalMessage();
      mistakes.add("", where(e.getLocation()) + said);
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    }
  }

  /** That field of the object, without white space and with numbers as they were written. */
  @Nullable String field(String json, String name) {
    try (JsonParser parser = factory.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = parser.currentName().equals(name);
        parser.nextToken();
        if (found) return copy(parser);
        parser.skipChildren();
      }
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException("was read before", e);
    }
  }

  private String copy(JsonParser parser) throws IOException {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = factory.createGenerator(out)) {
      int depth = 0;
      do {
        if (parser.currentToken().isStructStart()) depth++;
        if (parser.currentToken().isStructEnd()) depth--;
        generator.copyCurrentEventExact(parser);
      } while (depth > 0 && parser.nextToken() != null);
    }
    return out.toString();
  }

  private static @Nullable Object value(JsonParser parser, Mistakes mistakes) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        JsonObject object = new JsonObject();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          checkText(parser, name, mistakes);
          parser.nextToken();
          object.put(name, value(parser, mistakes));
        }
        yield object;
      }
      case START_ARRAY -> {
        JsonArray array = new JsonArray();
        while (parser.nextToken() != JsonToken.END_ARRAY) array.add(value(parser, mistakes));
        yield array;
      }
      case VALUE_STRING -> {
        checkText(parser, parser.getText(), mistakes);
        yield parser.getText();
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static void checkText(JsonParser parser, String text, Mistakes mistakes) {
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    boolean halves = text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    if (halves) mistakes.add(pointer, "holds half of a surrogate pair, which is no character");
    boolean mayHaveLines =
        pointer.startsWith("/description/")
            || pointer.startsWith("/display/")
            || pointer.equals("/audience");
    boolean control =
        text.chars().anyMatch(c -> mayHaveLines ? c == 0 : Character.isISOControl((char) c));
    if (control) mistakes.add(pointer, "holds a line break or another control character");
  }

  private static String where(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
  }
}
