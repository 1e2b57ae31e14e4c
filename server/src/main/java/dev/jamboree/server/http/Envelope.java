package dev.jamboree.server.http;

import io.vertx.core.buffer.Buffer;

/** The bodies of answers: {@code {"code":0,"msg":"ok","data":…}}. */
final class Envelope {

  private Envelope() {}

  static Buffer ok(CharSequence dataJson) {
    return Buffer.buffer("{\"code\":0,\"msg\":\"ok\",\"data\":" + dataJson + "}");
  }

  /** What had been done before, told again. */
  static Buffer repeated(Language language, CharSequence dataJson) {
    String message = language == Language.EN ? "already joined" : "已参与该活动";
    return Buffer.buffer(
        "{\"code\":0,\"msg\":\"" + message + "\",\"repeated\":true,\"data\":" + dataJson + "}");
  }

  /** With more members, each {@code ,"name":value}. */
  static Buffer problem(Problem problem, Language language, CharSequence more) {
    return Buffer.buffer(
        ("{\"code\":" + problem.code() + ",\"reason\":\"" + problem.name() + "\"")
            + (",\"msg\":\"" + problem.message(language) + "\"")
            + (",\"retryable\":" + problem.retryable() + more + ",\"data\":null}"));
  }
}
