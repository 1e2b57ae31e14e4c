package dev.jamboree.server.http;

import static dev.jamboree.server.http.BadInput.invalid;
import static dev.jamboree.server.http.BadInput.refused;
import static dev.jamboree.server.http.Wire.CRLF;
import static dev.jamboree.server.http.Wire.JSON;

import dev.jamboree.server.http.BadInput.Target;
import java.util.ArrayList;
import java.util.List;

/** Commands in which one thing is wrong. A # stands for the id of an open activity. */
final class BadCommands {

  /** Of all commands; behind the bar is where the answer says the mistake is. */
  private static final String BODIES =
      """
      {"mechanic":"m","item":"i"} | /activityId
      {"activityId":0,"mechanic":"m","item":"i"} | /activityId
      {"activityId":-1,"mechanic":"m","item":"i"} | /activityId
      {"activityId":1.5,"mechanic":"m","item":"i"} | /activityId
      {"activityId":"#","mechanic":"m","item":"i"} | /activityId
      {"activityId":null,"mechanic":"m","item":"i"} | /activityId
      {"activityId":9223372036854775808,"mechanic":"m","item":"i"} | /activityId
      {"activityId":[#],"mechanic":"m","item":"i"} | /activityId
      {"activityId":#,"item":"i"} | /mechanic
      {"activityId":#,"mechanic":7,"item":"i"} | /mechanic
      {"activityId":#,"mechanic":null,"item":"i"} | /mechanic
      {"activityId":#,"mechanic":["m"],"item":"i"} | /mechanic
      {"activityId":#,"mechanic":"m","item":7} | /item
      {"activityId":#,"mechanic":"m","item":{}} | /item
      {"activityId":#,"mechanic":"m","item":"i","times":0} | /times
      {"activityId":#,"mechanic":"m","item":"i","times":-1} | /times
      {"activityId":#,"mechanic":"m","item":"i","times":101} | /times
      {"activityId":#,"mechanic":"m","item":"i","times":1.5} | /times
      {"activityId":#,"mechanic":"m","item":"i","times":"1"} | /times
      {"activityId":#,"mechanic":"m","item":"i","day":20261210} | /day
      {"activityId":#,"mechanic":"m","item":"i","day":""} | /day
      {"activityId":#,"mechanic":"m","item":"i","day":"tomorrow"} | /day
      {"activityId":#,"mechanic":"m","item":"i","day":"2026-02-30"} | /day
      {"activityId":#,"mechanic":"m","item":"i","day":"2026-12-10T00:00"} | /day
      {"activityId":#,"mechanic":"m","item":"i","userId":0} | /userId
      {"activityId":#,"mechanic":"m","item":"i","userId":"7"} | /userId
      """;

  private static final List<String> COMMANDS = List.of("checkin", "claim", "draw", "exchange");
  private static final String KEY = "Idempotency-Key: k" + CRLF;

  private final List<BadInput> rows = new ArrayList<>();
  private final Wire wire;
  private final String open;

  private BadCommands(Target target) {
    wire = new Wire(target);
    open = Long.toString(target.open());
  }

  static List<BadInput> rows(Target target) {
    var table = new BadCommands(target);
    COMMANDS.forEach(table::command);
    return table.rows;
  }

  private void command(String what) {
    String path = "/api/activity/" + what;
    String headers = JSON + wire.session() + KEY;
    BODIES
        .lines()
        .forEach(line -> {
          String[] cells = line.replace("#", open).split(" \\| ", -1);
          rows.add(invalid(what + " " + cells[0], Wire.post(path, headers, cells[0]), cells[1]));
        });
    String longName = "{\"activityId\":" + open + ",\"mechanic\":\"" + "m".repeat(66) + "\"}";
    rows.add(invalid(what + " long", Wire.post(path, headers, longName), "/mechanic"));
    String good = "{\"activityId\":" + open + ",\"mechanic\":\"m\",\"item\":\"i\"}";
    for (String body : List.of("", "{", good + "x", good.replace("}", ",}"))) {
      rows.add(
          refused(what + " " + body, Wire.post(path, headers, body), 400, Problem.MALFORMED_JSON));
    }
    rows.add(
        refused(
            what + " without a key",
            Wire.post(path, JSON + wire.session(), good),
            400,
            Problem.IDEMPOTENCY_KEY_REQUIRED));
    for (String key : List.of("", "k".repeat(65), "a b", "schl\u00fcssel")) {
      rows.add(
          refused(
              what + " under the key " + key,
              Wire.post(path, JSON + wire.session() + "Idempotency-Key: " + key + CRLF, good),
              400,
              Problem.BAD_REQUEST));
    }
    String unknown = good.replace(":" + open + ",", ":987654321,");
    rows.add(
        refused(
            what + " somewhere else",
            Wire.post(path, headers, unknown),
            404,
            Problem.ACTIVITY_NOT_FOUND));
    String foreign = good.replace("}", ",\"userId\":424242}");
    rows.add(
        refused(
            what + " for somebody else",
            Wire.post(path, headers, foreign),
            403,
            Problem.FOREIGN_USER));
    rows.add(
        refused(
            what + " by nobody", Wire.post(path, JSON + KEY, good), 401, Problem.UNAUTHENTICATED));
    rows.add(
        refused(
            what + " as text",
            Wire.post(path, "Content-Type: text/plain" + CRLF + wire.session() + KEY, good),
            415,
            Problem.UNSUPPORTED_MEDIA_TYPE));
    rows.add(
        refused(
            what + " by GET",
            Wire.head("GET", path, wire.session()),
            405,
            Problem.METHOD_NOT_ALLOWED));
  }
}
