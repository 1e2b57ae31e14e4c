package dev.jamboree.server.http;

import dev.jamboree.server.http.BadInput.Target;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes requests as they go over the wire, to be spoilt. */
final class Wire {

  static final String CRLF = "\r\n";
  static final String JSON = "Content-Type: application/json" + CRLF;
  static final String JOIN = "/api/activity/join";

  private final Target target;

  Wire(Target target) {
    this.target = target;
  }

  String session() {
    return bearer(target.session());
  }

  String server() {
    return bearer(target.serverKey());
  }

  String operator() {
    return bearer(target.operatorToken());
  }

  static String bearer(String token) {
    return "Authorization: Bearer " + token + CRLF;
  }

  /** Each header with its line end. */
  static String head(String method, String path, String headers) {
    return method + " " + path + " HTTP/1.1" + CRLF + "Host: x" + CRLF + headers + CRLF;
  }

  static String get(String path) {
    return head("GET", path, "");
  }

  static String post(String path, String headers, String body) {
    return head("POST", path, headers + length(body)) + body;
  }

  static String length(String body) {
    return "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + CRLF;
  }

  /** The head of a join that is fine up to here. */
  String joinHead(String headers) {
    return head("POST", JOIN, JSON + session() + headers);
  }

  /** A join in which only the body can be wrong. */
  String join(String body) {
    return post(JOIN, JSON + session(), body);
  }

  byte[] join(byte[]... parts) {
    var body = new ByteArrayOutputStream();
    for (byte[] part : parts) body.writeBytes(part);
    var all = new ByteArrayOutputStream();
    all.writeBytes(
        joinHead("Content-Length: " + body.size() + CRLF).getBytes(StandardCharsets.UTF_8));
    all.writeBytes(body.toByteArray());
    return all.toByteArray();
  }

  /** A body that would be fine; its digits may be cut anywhere. */
  String goodBody() {
    return "{\"activityId\":" + target.open() + "}";
  }

  static String chunk(String text) {
    return Integer.toHexString(text.length()) + CRLF + text + CRLF;
  }
}
