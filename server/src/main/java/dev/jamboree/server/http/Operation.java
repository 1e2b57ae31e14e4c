package dev.jamboree.server.http;

/** Everything that can be asked, and by whom: the one table. {@code openapi.yaml} says the same. */
public enum Operation {
  JOIN_ACTIVITY("POST", "/api/activity/join", Caller.PLAYER, Body.SMALL),
  CHECK_IN("POST", "/api/activity/checkin", Caller.PLAYER, Body.SMALL),
  CLAIM("POST", "/api/activity/claim", Caller.PLAYER, Body.SMALL),
  DRAW("POST", "/api/activity/draw", Caller.PLAYER, Body.SMALL),
  EXCHANGE("POST", "/api/activity/exchange", Caller.PLAYER, Body.SMALL),
  GET_ODDS("GET", "/api/activity/draw/odds/{activityId}", Caller.ANYBODY, Body.NONE),
  GET_LEADERBOARD(
      "GET", "/api/activity/leaderboard/{activityId}", Caller.PLAYER_OR_NOBODY, Body.NONE),
  GET_CONFIG("GET", "/api/activity/config/{activityId}", Caller.ANYBODY, Body.NONE),
  GET_STATUS("GET", "/api/activity/status/{activityId}", Caller.PLAYER_OR_NOBODY, Body.NONE),
  LIST_ACTIVITIES("GET", "/api/activity/list", Caller.PLAYER_OR_NOBODY, Body.NONE),

  CREATE_SESSIONS("POST", "/api/server/sessions", Caller.GAME_SERVER, Body.LARGE),
  REVOKE_SESSION("DELETE", "/api/server/sessions/{token}", Caller.GAME_SERVER, Body.NONE),
  PUT_USER("PUT", "/api/server/users/{userId}", Caller.GAME_SERVER, Body.LARGE),
  GET_USER("GET", "/api/server/users/{userId}", Caller.GAME_SERVER, Body.NONE),
  INGEST_EVENTS("POST", "/api/server/events", Caller.GAME_SERVER, Body.PACKED),

  ADMIN_LIST("GET", "/api/admin/activities", Caller.OPERATOR, Body.NONE),
  ADMIN_CREATE("POST", "/api/admin/activities", Caller.OPERATOR, Body.LARGE),
  ADMIN_VALIDATE("POST", "/api/admin/validate", Caller.OPERATOR, Body.LARGE),
  ADMIN_GET("GET", "/api/admin/activities/{activityId}", Caller.OPERATOR, Body.NONE),
  ADMIN_REVISE("PUT", "/api/admin/activities/{activityId}", Caller.OPERATOR, Body.LARGE),
  ADMIN_GET_REVISION(
      "GET", "/api/admin/activities/{activityId}/revisions/{revision}", Caller.OPERATOR, Body.NONE),
  ADMIN_PUBLISH(
      "POST", "/api/admin/activities/{activityId}/publish", Caller.OPERATOR, Body.OPTIONAL),
  ADMIN_END("POST", "/api/admin/activities/{activityId}/end", Caller.OPERATOR, Body.OPTIONAL),
  ADMIN_EXTEND("POST", "/api/admin/activities/{activityId}/extend", Caller.OPERATOR, Body.LARGE),
  ADMIN_RETIRE("POST", "/api/admin/activities/{activityId}/retire", Caller.OPERATOR, Body.OPTIONAL),
  ADMIN_GET_STOCK("GET", "/api/admin/activities/{activityId}/stock", Caller.OPERATOR, Body.NONE),
  ADMIN_CHANGE_STOCK(
      "POST", "/api/admin/activities/{activityId}/stock", Caller.OPERATOR, Body.LARGE),

  GET_OPENAPI("GET", "/openapi.yaml", Caller.ANYBODY, Body.NONE);

  /** Who may ask. */
  enum Caller {
    ANYBODY,
    /**
     * With a session; without one, answered as to nobody in particular. A bad session is refused.
     */
    PLAYER_OR_NOBODY,
    /** With a session. */
    PLAYER,
    /** With the server key. */
    GAME_SERVER,
    /** With the operator token. */
    OPERATOR
  }

  /** What comes along. */
  enum Body {
    NONE(0),
    SMALL(64 << 10),
    LARGE(1 << 20),
    /** As LARGE, and it may be packed with gzip: unpacked, it may have {@link #UNPACKED} bytes. */
    PACKED(1 << 20),
    /** JSON as in LARGE, or nothing at all. */
    OPTIONAL(1 << 20);

    static final int UNPACKED = 4 << 20;

    final int limit;

    Body(int limit) {
      this.limit = limit;
    }
  }

  private final String method;
  private final String path;
  private final Caller caller;
  private final Body body;
  private final String id;

  Operation(String method, String path, Caller caller, Body body) {
    this.method = method;
    this.path = path;
    this.caller = caller;
    this.body = body;
    id = camelCase(name());
  }

  /** The operationId of the contract, and what metrics call it. */
  public String id() {
    return id;
  }

  String method() {
    return method;
  }

  /** With parameters in braces, each a whole segment. */
  String path() {
    return path;
  }

  Caller caller() {
    return caller;
  }

  Body body() {
    return body;
  }

  private static String camelCase(String constant) {
    var text = new StringBuilder();
    for (int i = 0; i < constant.length(); i++) {
      char c = constant.charAt(i);
      if (c == '_') text.append(constant.charAt(++i));
      else text.append(Character.toLowerCase(c));
    }
    return text.toString();
  }
}
