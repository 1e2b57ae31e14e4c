package dev.jamboree.server.admin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;

/** Rewrites one value of a document and leaves every other character as its author wrote it. */
final class EndOfSchedule {

  private static final String POINTER = "/schedule/end";
  private static final JsonFactory FACTORY = new JsonFactory();

  private EndOfSchedule() {}

  /** The document, valid as it is, with another end. */
  static String replace(String document, LocalDateTime end) {
    try (JsonParser parser = FACTORY.createParser(document)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING
            && parser.getParsingContext().pathAsPointer().toString().equals(POINTER)) {
          int from = (int) parser.currentTokenLocation().getCharOffset();
          parser.finishToken();
          int to = (int) parser.currentLocation().getCharOffset();
          return document.substring(0, from) + '"' + end + '"' + document.substring(to);
        }
      }
      throw new IllegalArgumentException("a document without " + POINTER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
