package dev.jamboree.server.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks the Content-Type of a body. */
final class MediaType {

  private static final String JSON = "application/json";

  private MediaType() {}

  /** True for JSON in UTF-8, said or left out. */
  static boolean isJson(@Nullable String contentType) {
    if (contentType == null) return false;
    if (contentType.equals(JSON)) return true;
    int semicolon = contentType.indexOf(';');
    String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    if (!type.trim().equalsIgnoreCase(JSON)) return false;
    return semicolon < 0 || charsetFits(contentType.substring(semicolon + 1));
  }

  private static boolean charsetFits(String parameters) {
    String rest = parameters;
    while (!rest.isEmpty()) {
      int semicolon = rest.indexOf(';');
      String parameter = (semicolon < 0 ? rest : rest.substring(0, semicolon)).trim();
      rest = semicolon < 0 ? "" : rest.substring(semicolon + 1);
      String lower = parameter.toLowerCase(Locale.ROOT);
      boolean charset = lower.startsWith("charset");
      if (charset && !lower.equals("charset=utf-8") && !lower.equals("charset=\"utf-8\"")) {
        return false;
      }
    }
    return true;
  }
}
