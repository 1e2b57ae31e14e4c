package dev.jamboree.server.http;

import static dev.jamboree.server.http.BadInput.invalid;
import static dev.jamboree.server.http.BadInput.refused;
import static dev.jamboree.server.http.Wire.CRLF;
import static dev.jamboree.server.http.Wire.JSON;

import dev.jamboree.server.http.BadInput.Target;
import java.util.ArrayList;
import java.util.List;

/** Tales of events in which one thing is wrong. */
final class BadEvents {

  private static final String PATH = "/api/server/events";

  /** Behind the bar is where the answer says the mistake is. */
  private static final String BODIES =
      """
      {} | /events
      {"events":[]} | /events
      {"events":7} | /events
      {"events":{}} | /events
      {"events":null} | /events
      {"events":[7]} | /events/0
      {"events":[{}]} | /events/0/id
      {"events":[{"id":"e","type":"t"}]} | /events/0/userId
      {"events":[{"id":"e","userId":7}]} | /events/0/type
      {"events":[{"type":"t","userId":7}]} | /events/0/id
      {"events":[{"id":"","type":"t","userId":7}]} | /events/0/id
      {"events":[{"id":7,"type":"t","userId":7}]} | /events/0/id
      {"events":[{"id":"e","type":"","userId":7}]} | /events/0/type
      {"events":[{"id":"e","type":true,"userId":7}]} | /events/0/type
      {"events":[{"id":"e","type":"t","userId":0}]} | /events/0/userId
      {"events":[{"id":"e","type":"t","userId":"7"}]} | /events/0/userId
      {"events":[{"id":"e","type":"t","userId":7,"at":1}]} | /events/0/at
      {"events":[{"id":"e","type":"t","userId":7,"at":"2026-12-10"}]} | /events/0/at
      {"events":[{"id":"e","type":"t","userId":7,"at":"yesterday"}]} | /events/0/at
      {"events":[{"id":"e","type":"t","userId":7,"fields":[]}]} | /events/0/fields
      {"events":[{"id":"e","type":"t","userId":7,"fields":{"a":null}}]} | /events/0/fields/a
      {"events":[{"id":"e","type":"t","userId":7,"fields":{"a":1.5}}]} | /events/0/fields/a
      {"events":[{"id":"e","type":"t","userId":7,"fields":{"a":[]}}]} | /events/0/fields/a
      {"events":[{"id":"e","type":"t","userId":7},{"id":"f"}]} | /events/1/type
      """;

  private BadEvents() {}

  static List<BadInput> rows(Target target) {
    var wire = new Wire(target);
    List<BadInput> rows = new ArrayList<>();
    BODIES
        .lines()
        .forEach(line -> {
          String[] cells = line.split(" \\| ", -1);
          rows.add(
              invalid(
                  "events " + cells[0], Wire.post(PATH, JSON + wire.server(), cells[0]), cells[1]));
        });
    String good = "{\"events\":[{\"id\":\"e\",\"type\":\"t\",\"userId\":7}]}";
    String many =
        "{\"events\":["
            + "{\"id\":\"e\",\"type\":\"t\",\"userId\":7},".repeat(1000)
            + "{\"id\":\"e\",\"type\":\"t\",\"userId\":7}]}";
    rows.add(invalid("too many events", Wire.post(PATH, JSON + wire.server(), many), "/events"));
    String packed = "Content-Encoding: gzip" + CRLF;
    rows.add(
        refused(
            "events that are not packed",
            Wire.post(PATH, JSON + wire.server() + packed, good),
            400,
            Problem.BAD_REQUEST));
    rows.add(
        refused(
            "events packed otherwise",
            Wire.post(PATH, JSON + wire.server() + "Content-Encoding: br" + CRLF, good),
            415,
            Problem.UNSUPPORTED_MEDIA_TYPE));
    rows.add(
        refused(
            "events told by a player",
            Wire.post(PATH, JSON + wire.session(), good),
            401,
            Problem.UNAUTHENTICATED));
    for (String body : List.of("", "{", good + "}")) {
      rows.add(
          refused(
              "events " + body,
              Wire.post(PATH, JSON + wire.server(), body),
              400,
              Problem.MALFORMED_JSON));
    }
    return rows;
  }
}
