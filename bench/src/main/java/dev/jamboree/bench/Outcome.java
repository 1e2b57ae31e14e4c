package dev.jamboree.bench;

import io.vertx.core.json.JsonObject;

/**
 * What the load generator saw of one run. Latencies are in milliseconds.
 *
 * @param answers all answers that arrived in time, refusals included
 * @param refused answers with a status of 400 or more
 * @param broken connections that could not be opened, read or written, and answers that took more
 *     than ten seconds
 * @param joinsSent joins that were handed to a connection; the script is asked once more than it
 *     sends, when wrk checks it
 */
record Outcome(
    long answers,
    long micros,
    long refused,
    long broken,
    double p50,
    double p99,
    double p999,
    double max,
    long joinsSent) {

  static Outcome parse(String json) {
    var seen = new JsonObject(json);
    return new Outcome(
        seen.getLong("requests"),
        seen.getLong("dur_us"),
        seen.getLong("e_status"),
        seen.getLong("e_connect")
            + seen.getLong("e_read")
            + seen.getLong("e_write")
            + seen.getLong("e_timeout"),
        seen.getDouble("p50"),
        seen.getDouble("p99"),
        seen.getDouble("p999"),
        seen.getDouble("max"),
        seen.getLong("join_sent"));
  }

  long accepted() {
    return answers - refused;
  }

  long errors() {
    return refused + broken;
  }

  /** Accepted answers a second. */
  double rate() {
    return accepted() * 1e6 / micros;
  }
}
