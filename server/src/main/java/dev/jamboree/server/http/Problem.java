package dev.jamboree.server.http;

import dev.jamboree.core.command.Rejection;

/** Why a request is not answered as asked: the whole list. A client tells them apart by name. */
public enum Problem {
  BAD_REQUEST(40000, 400, false, "请求无效", "not a valid request"),
  MALFORMED_JSON(40001, 400, false, "请求不是合法的 JSON", "the body is not valid JSON"),
  IDEMPOTENCY_KEY_REQUIRED(
      40002, 400, false, "缺少 Idempotency-Key 请求头", "the header Idempotency-Key is missing"),
  UNAUTHENTICATED(40100, 401, false, "请先登录", "please log in"),
  USER_BANNED(40301, 403, false, "账号已被封禁", "this account is banned"),
  NOT_ELIGIBLE(40302, 403, false, "不符合参与条件", "this activity is not for you"),
  FOREIGN_USER(40303, 403, false, "用户与登录身份不符", "the user is not the one who logged in"),
  NOT_FOUND(40400, 404, false, "没有这个接口或资源", "no such resource"),
  ACTIVITY_NOT_FOUND(40401, 404, false, "活动不存在", "no such activity"),
  NO_SUCH_MECHANIC(40402, 404, false, "活动没有该玩法", "the activity has no such mechanic"),
  NO_SUCH_ITEM(40403, 404, false, "没有该项目", "there is no such item"),
  NO_SUCH_DAY(40404, 404, false, "该日期不可补签", "that day cannot be made up for"),
  METHOD_NOT_ALLOWED(40500, 405, false, "不支持该请求方法", "method not allowed"),
  REQUEST_TIMEOUT(40800, 408, true, "请求超时", "the request took too long to arrive"),
  NOT_STARTED(40901, 409, false, "活动未开始", "the activity has not started"),
  ENDED(40902, 409, false, "活动已结束", "the activity has ended"),
  SOLD_OUT(40903, 409, false, "奖励已领完", "sold out"),
  QUOTA_EXCEEDED(40904, 409, false, "参与次数已用完", "that was the last time for you"),
  LOCKED(40905, 409, false, "尚未解锁", "something else must be done first"),
  NOT_REACHED(40906, 409, false, "尚未达成", "the goal is not reached yet"),
  ALREADY_CLAIMED(40907, 409, false, "已领取过", "you have had it already"),
  NOT_ENOUGH(40908, 409, false, "余额不足", "you have too little for it"),
  BALANCE_FULL(40909, 409, false, "已达持有上限", "you cannot hold so much: spend some first"),
  KEY_BUSY(40910, 409, true, "请求处理中,请稍后重试", "the request of that key is still under way"),
  ID_TAKEN(40911, 409, false, "该活动编号已被使用", "there is an activity of that id already"),
  NOT_PUBLISHED(40912, 409, false, "活动未发布", "players do not see that activity"),
  NOT_ENOUGH_STOCK(40913, 409, false, "剩余库存不足", "fewer are left than are to be taken"),
  VERSION_CHANGED(41200, 412, false, "活动已被他人修改", "somebody else has changed it since"),
  TOO_LARGE(41300, 413, false, "请求体过大", "the body is too large"),
  URI_TOO_LONG(41400, 414, false, "请求地址过长", "the request line is too long"),
  UNSUPPORTED_MEDIA_TYPE(
      41500, 415, false, "只接受 UTF-8 的 application/json", "only application/json in UTF-8"),
  INVALID(42200, 422, false, "参数不合法", "a value is not valid"),
  KEY_REUSED(42201, 422, false, "该幂等键已用于其他请求", "that key was used for something else"),
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
      case NO_SUCH_MECHANIC -> NO_SUCH_MECHANIC;
      case NO_SUCH_ITEM -> NO_SUCH_ITEM;
      case NO_SUCH_DAY -> NO_SUCH_DAY;
      case LOCKED -> LOCKED;
      case NOT_REACHED -> NOT_REACHED;
      case ALREADY_CLAIMED -> ALREADY_CLAIMED;
      case QUOTA_EXCEEDED -> QUOTA_EXCEEDED;
      case NOT_ENOUGH -> NOT_ENOUGH;
      case BALANCE_FULL -> BALANCE_FULL;
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
