package dev.jamboree.server.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** What ties an answer to its log lines. */
final class RequestId {

  static final CharSequence HEADER = HttpHeaders.createOptimized("x-request-id");

  private RequestId() {}

  /** The client's when it is sane; else a new one, which is then the request's. */
  static String of(HttpServerRequest http) {
    String theirs = http.headers().get(HEADER);
    if (theirs != null && sane(theirs)) return theirs;
    String ours = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    http.headers().set(HEADER, ours);
    return ours;
  }

  /** Short and plain: it goes into logs and back into a header. */
  static boolean sane(String id) {
    if (id.isEmpty() || id.length() > 64) return false;
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
      if (!plain) return false;
    }
    return true;
  }
}
