package dev.jamboree.server.http;

import static dev.jamboree.server.http.BadInput.bare;
import static dev.jamboree.server.http.BadInput.leaving;
import static dev.jamboree.server.http.BadInput.refused;
import static dev.jamboree.server.http.Wire.CRLF;
import static dev.jamboree.server.http.Wire.JSON;

import dev.jamboree.server.http.BadInput.Target;
import java.util.ArrayList;
import java.util.List;

/** Bad HTTP: too much of it, none of it, or half of it. */
final class BadWire {

  private static final String CHUNKED = "Transfer-Encoding: chunked" + CRLF;

  private final List<BadInput> rows = new ArrayList<>();
  private final Wire wire;

  private BadWire(Target target) {
    wire = new Wire(target);
  }

  static List<BadInput> rows(Target target) {
    var table = new BadWire(target);
    table.tooLarge();
    table.tooLong();
    table.noRequests();
    table.badFraming();
    table.otherProtocols();
    table.slow();
    table.truncated();
    return table.rows;
  }

  private void tooLarge() {
    String padding = "x".repeat(64 << 10);
    String large = wire.goodBody().replace("}", ",\"x\":\"" + padding + "\"}");
    tooLarge("a join of 64 KiB and more", wire.join(large));
    tooLarge("a join of 64 KiB and more in chunks", inChunks(large));
    tooLarge(
        "a join announced far too large",
        wire.joinHead("Content-Length: 99999999999" + CRLF) + "{");
    String over = "Content-Length: " + ((1 << 20) + 1) + CRLF;
    tooLarge(
        "sessions of more than 1 MiB",
        Wire.head("POST", "/api/server/sessions", JSON + wire.server() + over) + "{");
    tooLarge(
        "a document of more than 1 MiB",
        Wire.head("POST", "/api/admin/activities", JSON + wire.operator() + over) + "{");
  }

  private void tooLarge(String name, String text) {
    rows.add(refused(name, text, 413, Problem.TOO_LARGE));
  }

  private String inChunks(String body) {
    var text = new StringBuilder(wire.joinHead(CHUNKED));
    for (int i = 0; i < body.length(); i += 1000) {
      text.append(Wire.chunk(body.substring(i, Math.min(body.length(), i + 1000))));
    }
    return text.append(Wire.chunk("")).toString();
  }

  private void tooLong() {
    String list = "/api/activity/list";
    String wide = Wire.head("GET", list, "X-Pad: " + "x".repeat(9000) + CRLF);
    rows.add(refused("a header over 8 KiB", wide, 431, Problem.HEADERS_TOO_LARGE));
    String many = Wire.head("GET", list, ("X-P: 12345" + CRLF).repeat(999));
    rows.add(refused("a thousand headers", many, 431, Problem.HEADERS_TOO_LARGE));
    String path = Wire.get("/api/activity/" + "x".repeat(3000));
    rows.add(refused("a path over 2 KiB", path, 414, Problem.URI_TOO_LONG));
    String query = Wire.get(list + "?x=" + "x".repeat(3000));
    rows.add(refused("a query over 2 KiB", query, 414, Problem.URI_TOO_LONG));
  }

  private void noRequests() {
    for (String line :
        List.of(
            "GARBAGE",
            "GET",
            "GET /api/activity/list",
            "GET /api/activity/list HTTP/1.1 x",
            "GET /api/activity/list HTTP/x",
            "\u0016\u0003\u0001\u0002")) {
      String text = line + CRLF + "Host: x" + CRLF + CRLF;
      rows.add(refused("the request line <" + line + ">", text, 400, Problem.BAD_REQUEST));
    }
  }

  /** For these the protocol library has answers of its own. */
  private void otherProtocols() {
    for (String version : List.of("HTTQ/1.1", "HTTP/2.0", "HTTP/9.9")) {
      String text = "GET /api/activity/list " + version + CRLF + "Host: x" + CRLF + CRLF;
      rows.add(bare("the protocol " + version, text, 501));
    }
    String head = wire.joinHead(CHUNKED);
    String body = wire.goodBody() + CRLF;
    for (String chunk : List.of("x" + CRLF + body, "-1" + CRLF + body, "1" + CRLF + body)) {
      rows.add(bare("the chunk <" + chunk + ">", head + chunk, 0));
    }
  }

  private void badFraming() {
    for (String header :
        List.of(
            "no colon here",
            "Spa ce: 1",
            "Na\u0000me: 1",
            "Content-Length: -1",
            "Content-Length: x",
            "Content-Length: 1" + CRLF + "Content-Length: 2",
            "Content-Length: 1, 2")) {
      String text = wire.joinHead(header + CRLF);
      rows.add(refused("the header <" + header + ">", text, 400, Problem.BAD_REQUEST));
    }
  }

  private void slow() {
    String body = wire.goodBody();
    String head = wire.joinHead(Wire.length(body));
    slow("a body that never comes", head);
    slow("a body that stops half way", head + body.substring(0, 9));
    slow("a body one byte short", head + body.substring(0, body.length() - 1));
    slow("no chunk", wire.joinHead(CHUNKED));
    slow("no last chunk", wire.joinHead(CHUNKED) + Wire.chunk(body));
  }

  private void slow(String name, String text) {
    rows.add(refused(name, text, 408, Problem.REQUEST_TIMEOUT));
  }

  private void truncated() {
    String body = wire.goodBody();
    String head = wire.joinHead(Wire.length(body));
    for (int sent : List.of(0, 1, body.length() / 2, body.length() - 1)) {
      rows.add(
          leaving("leaves after " + sent + " bytes of its body", head + body.substring(0, sent)));
    }
    rows.add(leaving("leaves before the last chunk", wire.joinHead(CHUNKED) + Wire.chunk(body)));
    rows.add(leaving("leaves within its headers", head.substring(0, 80)));
    rows.add(leaving("says nothing and leaves", ""));
  }
}
