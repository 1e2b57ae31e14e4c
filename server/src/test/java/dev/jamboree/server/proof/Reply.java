package dev.jamboree.server.proof;

/**
 * What came back from one attempt.
 *
 * @param status 0 when the connection ended without an answer
 * @param reason OK, or the reason of the refusal
 * @param repeated whether it says that this had been done before
 * @param data as it is written
 * @param at {@link System#nanoTime()} when it came
 */
record Reply(int status, String reason, boolean repeated, String data, long at) {

  static Reply none() {
    return new Reply(0, "NO_ANSWER", false, "", System.nanoTime());
  }

  static Reply of(int status, String body) {
    boolean ok = body.startsWith("{\"code\":0,");
    int data = body.indexOf("\"data\":");
    return new Reply(
        status,
        ok ? "OK" : between(body, "\"reason\":\"", "\""),
        body.contains("\"repeated\":true"),
        data < 0 ? body : body.substring(data + 7, body.length() - 1),
        System.nanoTime());
  }

  boolean ok() {
    return reason.equals("OK");
  }

  /** Whether a client should send the same again. */
  boolean retryable() {
    return status == 0 || status == 429 || status == 503;
  }

  /** A member of the data, of which there is one of that name; without quotes. */
  String member(String name) {
    String value = between(data, "\"" + name + "\":", ",");
    return value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
  }

  private static String between(String text, String before, String after) {
    int at = text.indexOf(before);
    if (at < 0) return "";
    int start = at + before.length();
    int end = text.indexOf(after, start);
    return text.substring(start, end < 0 ? text.length() : end);
  }
}
