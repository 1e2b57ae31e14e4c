package dev.jamboree.server.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Appends JSON values to a text. */
final class JsonText {

  private JsonText() {}

  /** A string, or null. */
  static StringBuilder quote(StringBuilder out, @Nullable String text) {
    if (text == null) return out.append("null");
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c >= ' ') out.append(c);
      else out.append("\\u00").append(c < 16 ? '0' : '1').append(Character.forDigit(c & 15, 16));
    }
    return out.append('"');
  }

  /** ISO 8601 in UTC, or null. */
  static StringBuilder instant(StringBuilder out, @Nullable Instant instant) {
    return instant == null ? out.append("null") : out.append('"').append(instant).append('"');
  }
}
