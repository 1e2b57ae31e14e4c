package dev.jamboree.server.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Knows in which line of a text each value stands. */
final class Lines {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final Map<String, Integer> byPointer = new HashMap<>();

  /** Of a text that may be no JSON: then as far as it is. */
  Lines(String json) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        byPointer.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
      }
    } catch (IOException _) {
      byPointer.clear();
    }
  }

  /** Of that value, else of the nearest that it would be in; 0 for no JSON. */
  int of(String pointer) {
    String at = pointer;
    while (!byPointer.containsKey(at) && !at.isEmpty()) at = at.substring(0, at.lastIndexOf('/'));
    return byPointer.getOrDefault(at, 0);
  }
}
