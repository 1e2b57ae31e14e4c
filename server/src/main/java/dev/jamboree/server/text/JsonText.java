package dev.jamboree.server.text;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Appends JSON values to a text. */
public final class JsonText {

  private JsonText() {}

  /** A string, or null. */
  public static StringBuilder quote(StringBuilder out, @Nullable String text) {
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

  /** Texts, numbers, booleans, and lists and maps of those. */
  public static StringBuilder value(StringBuilder out, Object value) {
    switch (value) {
      case String text -> quote(out, text);
      case Number _, Boolean _ -> out.append(value);
      case List<?> list -> {
        out.append('[');
        for (int i = 0; i < list.size(); i++) value(i == 0 ? out : out.append(','), list.get(i));
        out.append(']');
      }
      case Map<?, ?> map -> {
        out.append('{');
        String comma = "";
        for (Map.Entry<?, ?> field : map.entrySet()) {
          quote(out.append(comma), field.getKey().toString()).append(':');
          value(out, field.getValue());
          comma = ",";
        }
        out.append('}');
      }
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    }
    return out;
  }

  /** ISO 8601 in UTC, or null. */
  public static StringBuilder instant(StringBuilder out, @Nullable Instant instant) {
    return instant == null ? out.append("null") : out.append('"').append(instant).append('"');
  }
}
