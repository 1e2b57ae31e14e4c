package dev.jamboree.server.http;

import static dev.jamboree.server.http.BadInput.invalid;
import static dev.jamboree.server.http.BadInput.refused;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.jamboree.server.http.BadInput.Target;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Bodies of a join in which one thing is wrong. A # stands for the id of an open activity. */
final class BadBodies {

  /** One a line. */
  private static final String NOT_JSON =
      """
      {
      }
      {]
      [
      {"activityId"
      {"activityId":
      {"activityId":#
      {"activityId":#,
      {"activityId":#,}
      {,"activityId":#}
      {"activityId" #}
      {"activityId"=#}
      {activityId:#}
      {'activityId':#}
      {"activityId":0#}
      {"activityId":+#}
      {"activityId":.5}
      {"activityId":#.}
      {"activityId":0x#}
      {"activityId":#e}
      {"activityId":#_0}
      {"activityId":-}
      {"activityId":NaN}
      {"activityId":Infinity}
      {"activityId":True}
      {"activityId":nul}
      {"activityId":undefined}
      {"activityId":#}}
      {"activityId":#}{}
      {"activityId":#} x
      {"activityId":#},
      {"activityId":#}]
      {"activityId":#,"x":"a\tb"}
      {"activityId":#,"x":"\\q"}
      {"activityId":#,"x":"\\u12"}
      {"activityId":#,"x":"\\u12G4"}
      {"activityId":#,"x":"\\x41"}
      {"activityId":#,"x":"open}
      {"activityId":#,"x":'y'}
      {"activityId":#,"x":[1,]}
      {"activityId":#,"x":[1 2]}
      {"activityId":#,"x":{"y"}}
      {"activityId":#/*1*/}
      {"activityId":#}//
      activityId=#
      <activityId>#</activityId>
      {"activityId":#,"activityId":#}
      {"activityId":1000,"activityId":#}
      {"activityId":#,"\\u0061ctivityId":#}
      {"activityId":#,"x":1,"x":1}
      {"activityId":#,"x":{"y":1,"y":2}}
      {"activityId":#,"x":[{"y":1,"y":2}]}
      """;

  private static final String NOT_AN_ID =
      """
      null
      true
      false
      "#"
      ""
      "one"
      {}
      []
      [#]
      {"id":#}
      #.0
      #.5
      #e0
      #E3
      10e-1
      0
      -0
      -#
      9223372036854775808
      -9223372036854775809
      18446744073709551617
      99999999999999999999999999999999
      1e400
      """;

  private final List<BadInput> rows = new ArrayList<>();
  private final Wire wire;
  private final String open;

  private BadBodies(Target target) {
    wire = new Wire(target);
    open = Long.toString(target.open());
  }

  static List<BadInput> rows(Target target) {
    var table = new BadBodies(target);
    table.notJson();
    table.notUtf8();
    table.notIds();
    table.notMeant();
    return table.rows;
  }

  private void notJson() {
    NOT_JSON.lines().forEach(this::malformed);
    malformed("");
    malformed(" ");
    malformed("\n\n");
    malformed("{\"activityId\":#}\u0000");
    malformed("\ufeff{\"activityId\":#}");
    malformed("{\"activityId\":#,\"x\":" + "[".repeat(16) + "]".repeat(16) + "}");
    malformed("{\"activityId\":#,\"x\":" + "{\"x\":".repeat(16) + "1" + "}".repeat(17));
    malformed("[".repeat(30_000));
    malformed("{\"x\":".repeat(10_000));
  }

  private void malformed(String body) {
    String filled = body.replace("#", open);
    rows.add(refused("not JSON: " + body, wire.join(filled), 400, Problem.MALFORMED_JSON));
  }

  private void notUtf8() {
    notUtf8("a lone continuation byte", "80");
    notUtf8("a start byte without its continuation", "C3");
    notUtf8("an overlong slash", "C0AF");
    notUtf8("an overlong NUL of three bytes", "E08080");
    notUtf8("an overlong form of four bytes", "F0808080");
    notUtf8("an encoded high surrogate", "EDA080");
    notUtf8("an encoded surrogate pair", "EDA0BDEDB880");
    notUtf8("beyond the last code point", "F4908080");
    notUtf8("a byte that is never used", "FF");
    notUtf8("a form of five bytes", "F888808080");
    for (String half :
        List.of(
            "\\ud83d", "\\ude00", "\\ud83dx", "\\ude00\\ud83d", "\\uD83D\\uD83D", "\\uD83D\\n")) {
      malformed("{\"activityId\":#,\"x\":\"" + half + "\"}");
    }
    for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32BE", "GBK")) {
      byte[] body =
          ("{\"activityId\":" + open + ",\"x\":\"活动\"}").getBytes(Charset.forName(charset));
      rows.add(refused("a body in " + charset, wire.join(body), 400, Problem.MALFORMED_JSON));
    }
  }

  private void notUtf8(String what, String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    byte[] start = ("{\"activityId\":" + open + ",\"").getBytes(US_ASCII);
    byte[] inKey = wire.join(start, bytes, "\":1}".getBytes(US_ASCII));
    byte[] inValue = wire.join(start, "x\":\"".getBytes(US_ASCII), bytes, "\"}".getBytes(US_ASCII));
    rows.add(refused("in a key, " + what, inKey, 400, Problem.MALFORMED_JSON));
    rows.add(refused("in a value, " + what, inValue, 400, Problem.MALFORMED_JSON));
  }

  private void notIds() {
    NOT_AN_ID.lines().forEach(this::notId);
    notId("9".repeat(20_000));
  }

  private void notId(String value) {
    String filled = value.replace("#", open);
    rows.add(
        invalid(
            "activityId " + value, wire.join("{\"activityId\":" + filled + "}"), "/activityId"));
    String body = "{\"activityId\":" + open + ",\"userId\":" + filled + "}";
    rows.add(invalid("userId " + value, wire.join(body), "/userId"));
  }

  private void notMeant() {
    for (String body : List.of("{}", "{\"activityid\":#}", "{\"data\":{\"activityId\":#}}")) {
      rows.add(
          invalid("no activityId: " + body, wire.join(body.replace("#", open)), "/activityId"));
    }
    for (String body : List.of("1", "\"x\"", "null", "true", "[]", "[{\"activityId\":#}]")) {
      rows.add(invalid("not an object: " + body, wire.join(body.replace("#", open)), ""));
    }
    for (String id : List.of("987654321", "9223372036854775807")) {
      String body = "{\"activityId\":" + id + "}";
      rows.add(refused("unknown: " + body, wire.join(body), 404, Problem.ACTIVITY_NOT_FOUND));
    }
    for (String id : List.of(open, "987654321")) {
      String body = "{\"activityId\":" + id + ",\"userId\":424242}";
      rows.add(refused("somebody else: " + body, wire.join(body), 403, Problem.FOREIGN_USER));
    }
  }
}
