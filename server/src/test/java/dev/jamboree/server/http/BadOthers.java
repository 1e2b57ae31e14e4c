package dev.jamboree.server.http;

import static dev.jamboree.server.http.BadInput.invalid;
import static dev.jamboree.server.http.BadInput.refused;
import static dev.jamboree.server.http.Wire.JSON;

import dev.jamboree.server.http.BadInput.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What game servers and operators send in error, with the right key. */
final class BadOthers {

  private static final String SESSIONS = "/api/server/sessions";
  private static final String ALL = "/api/admin/activities";

  private static final String BAD_SESSIONS =
      """
      {} | /userId
      {"userId":0} | /userId
      {"userId":"7"} | /userId
      {"userId":7.0} | /userId
      {"userId":null} | /userId
      {"userId":9223372036854775808} | /userId
      {"userId":7,"attributes":null} | /attributes
      {"userId":7,"attributes":[]} | /attributes
      {"userId":7,"attributes":{"level":1.5}} | /attributes/level
      {"userId":7,"attributes":{"level":99999999999999999999}} | /attributes/level
      {"userId":7,"attributes":{"level":null}} | /attributes/level
      {"userId":7,"attributes":{"level":{}}} | /attributes/level
      {"userId":7,"attributes":{"a/b~c":{}}} | /attributes/a~1b~0c
      {"userId":7,"attributes":{"level":[[1]]}} | /attributes/level
      {"userId":7,"ttlSeconds":0} | /ttlSeconds
      {"userId":7,"ttlSeconds":-1} | /ttlSeconds
      {"userId":7,"ttlSeconds":1.5} | /ttlSeconds
      {"userId":7,"ttlSeconds":"60"} | /ttlSeconds
      {"userId":7,"ttlSeconds":2592001} | /ttlSeconds
      [{"userId":7},{"userId":"8"}] | /1/userId
      [{"userId":7},{}] | /1/userId
      [{"userId":7},null] | /1
      [7] | /0
      """;

  private static final String BAD_USERS =
      """
      {"status":"gone"} | /status
      {"status":"Banned"} | /status
      {"status":""} | /status
      {"status":null} | /status
      {"status":true} | /status
      {"status":"banned","attributes":7} | /attributes
      {"status":"banned","attributes":{"x":0.5}} | /attributes/x
      """;

  private static final String BAD_EXTENSIONS =
      """
      {} | /end
      {"end":null} | /end
      {"end":1} | /end
      {"end":"tomorrow"} | /end
      {"end":"2026-12-13"} | /end
      {"end":"2026-02-30T00:00"} | /end
      {"end":"2026-12-13T00:00Z"} | /end
      {"end":"2026-12-13T00:00+08:00"} | /end
      {"end":"2026-12-13T25:00"} | /end
      {"end":"2099-01-01T00:00","x":1} | /x
      """;

  private static final String BAD_STOCKS =
      """
      {} | /mechanic
      {"add":1} | /mechanic
      {"mechanic":7,"add":1} | /mechanic
      {"mechanic":"nothing","add":1} | /mechanic
      {"mechanic":"grab","add":0} | /add
      {"mechanic":"grab","add":-1} | /add
      {"mechanic":"grab","add":1.5} | /add
      {"mechanic":"grab","add":"1"} | /add
      {"mechanic":"grab","add":9223372036854775807} | /add
      {"mechanic":"grab","remove":-1} | /remove
      {"mechanic":"grab","occurrence":-1,"add":1} | /occurrence
      {"mechanic":"grab","occurrence":"0","add":1} | /occurrence
      {"mechanic":"grab","occurrence":12345,"add":1} | /occurrence
      {"mechanic":"grab","add":1,"units":1} | /units
      """;

  private final List<BadInput> rows = new ArrayList<>();
  private final Wire wire;
  private final String one;

  private BadOthers(Target target) {
    wire = new Wire(target);
    one = ALL + "/" + target.open();
  }

  /** The open activity has one mechanic, {@code grab}, and does not recur. */
  static List<BadInput> rows(Target target) {
    var table = new BadOthers(target);
    table.sessions();
    table.users();
    table.documents();
    table.changes();
    return table.rows;
  }

  private void sessions() {
    wrong("POST", SESSIONS, wire.server(), BAD_SESSIONS);
    for (String body :
        List.of("[]", "[" + "{\"userId\":7},".repeat(1000) + "{\"userId\":7}]", "7")) {
      add(invalid("sessions " + body, Wire.post(SESSIONS, JSON + wire.server(), body), ""));
    }
    String many =
        IntStream.range(0, 65).mapToObj(i -> "\"a" + i + "\":1").collect(Collectors.joining(","));
    String longName = "\"" + "n".repeat(65) + "\":1";
    String longText = "\"x\":\"" + "界".repeat(1400) + "\"";
    for (String attributes : List.of(many, longText)) {
      attributes(attributes, "/attributes");
    }
    attributes(longName, "/attributes/" + "n".repeat(65));
    malformed("POST", SESSIONS, wire.server());
    unknown("DELETE", SESSIONS + "/nothing", wire.server(), Problem.NOT_FOUND);
  }

  private void attributes(String members, String pointer) {
    String body = "{\"userId\":7,\"attributes\":{" + members + "}}";
    add(invalid("attributes " + body, Wire.post(SESSIONS, JSON + wire.server(), body), pointer));
  }

  private void users() {
    wrong("PUT", "/api/server/users/7", wire.server(), BAD_USERS);
    for (String id : List.of("0", "-7", "x", "7.0", "9223372036854775808")) {
      String path = "/api/server/users/" + id;
      add(
          invalid(
              "a ban of " + id,
              call("PUT", path, wire.server(), "{\"status\":\"banned\"}"),
              "/userId"));
      add(invalid("the user " + id, Wire.head("GET", path, wire.server()), "/userId"));
    }
    add(
        invalid(
            "nothing about a user", call("PUT", "/api/server/users/7", wire.server(), "{}"), ""));
    malformed("PUT", "/api/server/users/7", wire.server());
    unknown("GET", "/api/server/users/987654321", wire.server(), Problem.NOT_FOUND);
  }

  private void documents() {
    for (String document : List.of("{}", "{\"name\":1}", "{\"x\":{}}")) {
      String fresh = call("POST", ALL, wire.operator(), document);
      add(invalid("the document " + document, fresh, "/mechanics"));
      String revised = call("PUT", one, wire.operator(), document);
      add(invalid("the revision " + document, revised, "/mechanics"));
    }
    for (String document : List.of("[]", "null", "\"x\"", "7")) {
      add(invalid("the document " + document, call("POST", ALL, wire.operator(), document), ""));
    }
    for (String id : List.of("0", "x", "9007199254740992")) {
      String path = ALL + "?id=" + id;
      add(invalid("a new activity " + id, call("POST", path, wire.operator(), "{}"), "/id"));
    }
    malformed("POST", ALL, wire.operator());
    malformed("PUT", one, wire.operator());
    unknown("GET", one + "/revisions/99", wire.operator(), Problem.NOT_FOUND);
    unknown("GET", ALL + "/987654321", wire.operator(), Problem.ACTIVITY_NOT_FOUND);
    for (String id : List.of("0", "x", "1.0")) {
      add(
          invalid(
              "the activity " + id,
              Wire.head("GET", ALL + "/" + id, wire.operator()),
              "/activityId"));
      String revision = Wire.head("GET", one + "/revisions/" + id, wire.operator());
      add(invalid("the revision " + id, revision, "/revision"));
    }
  }

  private void changes() {
    wrong("POST", one + "/extend", wire.operator(), BAD_EXTENSIONS);
    wrong("POST", one + "/stock", wire.operator(), BAD_STOCKS);
    for (String body :
        List.of("{\"mechanic\":\"grab\"}", "{\"mechanic\":\"grab\",\"add\":1,\"remove\":1}")) {
      add(invalid("the stock " + body, call("POST", one + "/stock", wire.operator(), body), ""));
    }
    wrong(
        "POST",
        one + "/publish",
        wire.operator(),
        "{\"revision\":0} | /revision\n{\"revision\":\"1\"} | /revision\n{\"revision\":99} | /revision\n");
    for (String what : List.of("/publish", "/end", "/retire")) {
      String path = ALL + "/987654321" + what;
      unknown("POST", path, wire.operator(), Problem.ACTIVITY_NOT_FOUND);
    }
    for (String what : List.of("/publish", "/extend", "/stock")) {
      malformed("POST", one + what, wire.operator());
    }
    String stale = Wire.head("POST", one + "/end", wire.operator() + "If-Match: \"99\"\r\n");
    add(refused("an end of another version", stale, 412, Problem.VERSION_CHANGED));
    String more = "{\"mechanic\":\"grab\",\"remove\":1000000000000}";
    String text = call("POST", one + "/stock", wire.operator(), more);
    add(refused("more than is left", text, 409, Problem.NOT_ENOUGH_STOCK));
  }

  private void wrong(String method, String path, String key, String table) {
    table
        .lines()
        .forEach(line -> {
          int bar = line.lastIndexOf(" | ");
          String body = line.substring(0, bar);
          String name = method + " " + path + " " + body;
          add(invalid(name, call(method, path, key, body), line.substring(bar + 3)));
        });
  }

  private void malformed(String method, String path, String key) {
    for (String body : List.of("", "{", "{}}", "{\"a\":1,\"a\":1}", "{\"a\":\"\\ud800\"}")) {
      // An empty body is as good as none where none is needed.
      if (body.isEmpty() && path.endsWith("/publish")) continue;
      String name = method + " " + path + " not JSON " + body;
      add(refused(name, call(method, path, key, body), 400, Problem.MALFORMED_JSON));
    }
  }

  private void unknown(String method, String path, String key, Problem reason) {
    add(refused(method + " " + path, Wire.head(method, path, key), 404, reason));
  }

  private static String call(String method, String path, String key, String body) {
    return Wire.head(method, path, JSON + key + Wire.length(body)) + body;
  }

  private void add(BadInput row) {
    rows.add(row);
  }
}
