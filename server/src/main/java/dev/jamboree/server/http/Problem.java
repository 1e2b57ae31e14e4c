package dev.jamboree.server.http;

import dev.jamboree.core.command.Rejection;

/** Why a request is not answered as asked: the whole list. A client tells them apart by name. */
public enum Problem {
  BAD_REQUEST(40000, 400, false, "请求无效", "not a valid request"),
  MALFORMED_JSON(40001, 400, false, "请求不是合法的 JSON", "the body is not valid JSON"),
  UNAUTHENTICATED(40100, 401, false, "请先登录", "please log in"),
  USER_BANNED(40301, 403, false, "账号已被封禁", "this account is banned"),
  NOT_ELIGIBLE(40302, 403, false, "不符合参与条件", "this activity is not for you"),
  FOREIGN_USER(40303, 403, false, "用户与登录身份不符", "the user is not the one who logged in"),
  NOT_FOUND(40400, 404, false, "没有这个接口或资源", "no such resource"),
  ACTIVITY_NOT_FOUND(40401, 404, false, "活动不存在", "no such activity"),
  METHOD_NOT_ALLOWED(40500, 405, false, "不支持该请求方法", "method not allowed"),
  REQUEST_TIMEOUT(40800, 408, true, "请求超时", "the request took too long to arrive"),
  NOT_STARTED(40901, 409, false, "活动未开始", "the activity has not started"),
  ENDED(40902, 409, false, "活动已结束", "the activity has ended"),
  SOLD_OUT(40903, 409, false, "奖励已领完", "sold out"),
  QUOTA_EXCEEDED(40904, 409, false, "参与次数已用完", "no more joins left for you"),
  ID_TAKEN(40911, 409, false, "该活动编号已被使用", "there is an activity of that id already"),
  NOT_PUBLISHED(40912, 409, false, "活动未发布", "players do not see that activity"),
  NOT_ENOUGH_STOCK(40913, 409, false, "剩余库存不足", "fewer are left than are to be taken"),
  VERSION_CHANGED(41200, 412, false, "活动已被他人修改", "somebody else has changed it since"),
  TOO_LARGE(41300, 413, false, "请求体过大", "the body is too large"),
  URI_TOO_LONG(41400, 414, false, "请求地址过长", "the request line is too long"),
  UNSUPPORTED_MEDIA_TYPE(
      41500, 415, false, "只接受 UTF-8 的 application/json", "only application/json in UTF-8"),
  INVALID(42200, 422, false, "参数不合法", "a value is not valid"),
  RATE_LIMITED(42900, 429, true, "操作太频繁,请稍后再试", "too many requests, please try again later"),
  HEADERS_TOO_LARGE(43100, 431, false, "请求头过大", "the headers are too large"),
  INTERNAL(50000, 500, false, "服务器内部错误", "internal error"),
  /** Refused before anything was done. */
  BUSY(-1, 503, true, "活动火爆,请稍后再试", "very busy, please try again later"),
  /** It may have happened or not; the same request again gets the true answer. */
  UNRESOLVED(50301, 503, true, "结果确认中,请用相同请求重试", "not settled yet, please send the same again"),
  UNAVAILABLE(50302, 503, true, "服务暂不可用,请稍后再试", "not available now, please try again later");

  private final int code;
  private final int status;
  private final boolean retryable;
  private final String zh;
  private final String en;

  Problem(int code, int status, boolean retryable, String zh, String en) {
    this.code = code;
    this.status = status;
    this.retryable = retryable;
    this.zh = zh;
    this.en = en;
  }

  static Problem of(Rejection rejection) {
    return switch (rejection) {
      case USER_BANNED -> USER_BANNED;
      case NOT_STARTED -> NOT_STARTED;
      case ENDED -> ENDED;
      case NOT_ELIGIBLE -> NOT_ELIGIBLE;
      case QUOTA_EXCEEDED -> QUOTA_EXCEEDED;
      case SOLD_OUT -> SOLD_OUT;
    };
  }

  /** The {@code code} of the envelope; unique. */
  public int code() {
    return code;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** True when the same request, sent again a little later, may well succeed. */
  public boolean retryable() {
    return retryable;
  }

  String message(Language language) {
    return language == Language.EN ? en : zh;
  }
}
