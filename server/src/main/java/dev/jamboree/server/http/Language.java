package dev.jamboree.server.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** The languages messages come in. */
enum Language {
  ZH,
  EN;

  static Language of(HttpServerRequest http) {
    return preferred(http.headers().get(HttpHeaders.ACCEPT_LANGUAGE));
  }

  /** The one with the higher quality in an Accept-Language header, the first of equals, else ZH. */
  static Language preferred(@Nullable String header) {
    if (header == null) return ZH;
    Language best = ZH;
    double bestQuality = 0;
    int start = 0;
    while (start < header.length()) {
      int comma = header.indexOf(',', start);
      int end = comma < 0 ? header.length() : comma;
      String range = header.substring(start, end).trim();
      Language language = tagged(range);
      double quality = language == null ? 0 : quality(range);
      if (language != null && quality > bestQuality) {
        best = language;
        bestQuality = quality;
      }
      start = end + 1;
    }
    return best;
  }

  private static @Nullable Language tagged(String range) {
    boolean whole =
        range.length() == 2 || (range.length() > 2 && "-; ".indexOf(range.charAt(2)) >= 0);
    if (whole && range.regionMatches(true, 0, "en", 0, 2)) return EN;
    if (whole && range.regionMatches(true, 0, "zh", 0, 2)) return ZH;
    return null;
  }

  private static double quality(String range) {
    int q = range.indexOf("q=");
    if (q < 0) return 1;
    try {
      return Double.parseDouble(range.substring(q + 2).trim());
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
