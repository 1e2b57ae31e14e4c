package dev.jamboree.server.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The credential of a request: {@code Authorization: Bearer …}. */
final class Bearer {

  private static final String SCHEME = "Bearer ";
  private static final int MAX_LENGTH = 4096;

  private Bearer() {}

  static boolean absent(HttpServerRequest http) {
    return !http.headers().contains(HttpHeaders.AUTHORIZATION);
  }

  /** Null when there is none that could be one. */
  static @Nullable String of(HttpServerRequest http) {
    String header = http.headers().get(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) return null;
    String token = header.substring(SCHEME.length());
    return plain(token) ? token : null;
  }

  /** Takes the same time wherever they differ. */
  static boolean is(HttpServerRequest http, String key) {
    String token = of(http);
    return token != null
        && MessageDigest.isEqual(
            token.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean plain(String token) {
    if (token.isEmpty() || token.length() > MAX_LENGTH) return false;
    for (int i = 0; i < token.length(); i++) {
      if (token.charAt(i) <= ' ' || token.charAt(i) > '~') return false;
    }
    return true;
  }
}
