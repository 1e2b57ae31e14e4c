package dev.jamboree.server.http;

import static dev.jamboree.server.http.BadInput.invalid;
import static dev.jamboree.server.http.BadInput.refused;
import static dev.jamboree.server.http.Wire.CRLF;
import static dev.jamboree.server.http.Wire.JSON;

import dev.jamboree.server.http.BadInput.Target;
import java.util.ArrayList;
import java.util.List;

/** Calls to the wrong place, by the wrong method, of the wrong type, from the wrong people. */
final class BadCalls {

  private static final List<String> NOT_IDS =
      List.of(
          "0",
          "-1",
          "abc",
          "1.0",
          "1e3",
          "+1",
          "0x1",
          "1%20",
          "%31",
          "1;x=1",
          "1,2",
          "%00",
          "..",
          "null",
          "9223372036854775808",
          "99999999999999999999",
          "18446744073709551617");

  private static final List<String> NOWHERE =
      List.of(
          "/",
          "/api",
          "/api/",
          "/api/activity",
          "//api/activity/list",
          "/api//activity/list",
          "/API/activity/list",
          "/api/activity/List",
          "/api/activity/list/",
          "/api/activity/nope",
          "/api/activity/../activity/list",
          "/api/activity%2Flist",
          "/api/activity/config",
          "/api/activity/config/",
          "/api/activity/config/1/",
          "/api/activity/config/1/x",
          "/api/activity/status",
          "/favicon.ico",
          "/api/admin",
          "/api/server",
          "/health/live",
          "/metrics",
          "*");

  private static final List<String> TYPES =
      List.of(
          "json",
          "text/plain",
          "text/json",
          "application/xml",
          "application/jsonp",
          "",
          "application/json-patch+json",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "application/json; charset=utf-16",
          "application/json; charset=gbk",
          "application/json;charset=",
          "application/json; v=1; charset=latin1",
          "application/json, text/plain");

  private final List<BadInput> rows = new ArrayList<>();
  private final Target target;
  private final Wire wire;

  private BadCalls(Target target) {
    this.target = target;
    wire = new Wire(target);
  }

  static List<BadInput> rows(Target target) {
    var table = new BadCalls(target);
    table.places();
    table.methods();
    table.types();
    table.players();
    table.servers();
    table.operators();
    return table.rows;
  }

  private void places() {
    for (String call : List.of("/api/activity/config/", "/api/activity/status/")) {
      for (String id : NOT_IDS) {
        rows.add(invalid("GET " + call + id, Wire.get(call + id), "/activityId"));
      }
      String unknown = Wire.get(call + "987654321");
      rows.add(refused("unknown at " + call, unknown, 404, Problem.ACTIVITY_NOT_FOUND));
    }
    for (String limit : List.of("0", "101", "-1", "x", "", "1.5", "+1", "99999999999999999999")) {
      String path = "/api/activity/list?limit=" + limit;
      rows.add(invalid("GET " + path, Wire.get(path), "/limit"));
    }
    for (String cursor : List.of("0", "-1", "x", "", "9223372036854775808")) {
      String path = "/api/activity/list?cursor=" + cursor;
      rows.add(invalid("GET " + path, Wire.get(path), "/cursor"));
    }
    String path = "/api/activity/list?limit=%zz";
    rows.add(refused("GET " + path, Wire.get(path), 400, Problem.BAD_REQUEST));
    for (String nowhere : NOWHERE) {
      rows.add(refused("nothing at " + nowhere, Wire.get(nowhere), 404, Problem.NOT_FOUND));
    }
  }

  private void methods() {
    for (String method :
        List.of("GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW", "post")) {
      wrongMethod(method, Wire.JOIN, wire.session());
    }
    for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get")) {
      wrongMethod(method, "/api/activity/config/1", "");
      wrongMethod(method, "/api/activity/list", "");
    }
    wrongMethod("GET", "/api/server/sessions", wire.server());
    wrongMethod("POST", "/api/server/users/7", wire.server());
    wrongMethod("DELETE", "/api/admin/activities", wire.operator());
    wrongMethod("GET", "/api/admin/activities/1/publish", wire.operator());
  }

  private void wrongMethod(String method, String path, String headers) {
    String text = Wire.head(method, path, headers);
    rows.add(refused(method + " " + path, text, 405, Problem.METHOD_NOT_ALLOWED));
  }

  private void types() {
    for (String type : TYPES) {
      wrongType("Content-Type: " + type + CRLF);
    }
    wrongType("");
    wrongType(JSON + "Content-Encoding: gzip" + CRLF);
    String session = Wire.post("/api/server/sessions", wire.server(), "{}");
    rows.add(refused("untyped sessions", session, 415, Problem.UNSUPPORTED_MEDIA_TYPE));
    String document = Wire.post("/api/admin/activities", wire.operator(), "{}");
    rows.add(refused("an untyped document", document, 415, Problem.UNSUPPORTED_MEDIA_TYPE));
  }

  private void wrongType(String headers) {
    String text = Wire.post(Wire.JOIN, wire.session() + headers, wire.goodBody());
    rows.add(refused("typed <" + headers + ">", text, 415, Problem.UNSUPPORTED_MEDIA_TYPE));
  }

  private void players() {
    String session = target.session();
    for (String authorization :
        List.of(
            "",
            "Bearer",
            "Bearer ",
            "Bearer nobody",
            "Bearer  " + session,
            "Basic " + session,
            "Bearer " + session + " x",
            "Bearer " + session + "x",
            session,
            "Bearer\t" + session,
            "Bearer " + target.serverKey(),
            "Bearer " + target.operatorToken(),
            "Bearer " + "x".repeat(5000),
            "Bearer <" + session + ">")) {
      String header = "Authorization: " + authorization + CRLF;
      unauthenticated("a join as " + header, Wire.post(Wire.JOIN, JSON + header, wire.goodBody()));
    }
    for (String header :
        List.of("", "Cookie: session=" + session + CRLF, "X-Session: " + session + CRLF)) {
      unauthenticated(
          "a join with <" + header + ">", Wire.post(Wire.JOIN, JSON + header, wire.goodBody()));
    }
    unauthenticated("a bad join of nobody", Wire.post(Wire.JOIN, JSON, "{"));
    unauthenticated(
        "a large join of nobody", Wire.head("POST", Wire.JOIN, "Content-Length: 99999999" + CRLF));
    for (String path : List.of("/api/activity/list", "/api/activity/status/" + target.open())) {
      unauthenticated(
          path + " of an unknown session", Wire.head("GET", path, Wire.bearer("nobody")));
      unauthenticated(
          path + " of no bearer", Wire.head("GET", path, "Authorization: Basic eA==" + CRLF));
    }
  }

  private void servers() {
    for (String key :
        List.of("", wire.session(), wire.operator(), Wire.bearer(target.serverKey() + "x"))) {
      unauthenticated(
          "a session for <" + key + ">",
          Wire.post("/api/server/sessions", JSON + key, "{\"userId\":7}"));
      unauthenticated(
          "a revocation for <" + key + ">",
          Wire.head("DELETE", "/api/server/sessions/" + target.session(), key));
      unauthenticated(
          "a user for <" + key + ">",
          Wire.head("PUT", "/api/server/users/7", JSON + key + Wire.length("{}")) + "{}");
    }
  }

  private void operators() {
    for (String key :
        List.of("", wire.session(), wire.server(), Wire.bearer(target.operatorToken() + "x"))) {
      String one = "/api/admin/activities/" + target.open();
      unauthenticated(
          "activities for <" + key + ">", Wire.head("GET", "/api/admin/activities", key));
      unauthenticated(
          "a revision for <" + key + ">",
          Wire.head("PUT", one, JSON + key + Wire.length("{}")) + "{}");
      unauthenticated("a publish for <" + key + ">", Wire.head("POST", one + "/publish", key));
      unauthenticated("an end for <" + key + ">", Wire.head("POST", one + "/end", key));
      unauthenticated("a stock for <" + key + ">", Wire.post(one + "/stock", JSON + key, "{}"));
    }
  }

  private void unauthenticated(String name, String text) {
    rows.add(refused(name, text, 401, Problem.UNAUTHENTICATED));
  }
}
