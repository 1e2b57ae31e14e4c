package dev.jamboree.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.http.RawHttp.Response;
import dev.jamboree.server.pipeline.PipelineFailures;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PlayerApiTest {

  private static final Contract CONTRACT = new Contract();

  private RunningApi running;
  private RawHttp http;

  @BeforeEach
  void start() throws Exception {
    running = new RunningApi();
    http = running.connect();
  }

  @AfterEach
  void stop() throws Exception {
    http.close();
    running.close();
  }

  @Test
  void aJoinIsAnsweredWithWhatIsGranted() throws Exception {
    Response response = join(7, "{\"activityId\":1,\"userId\":7}");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo(
            "{\"code\":0,\"msg\":\"ok\",\"data\":{\"activityId\":1,\"occurrence\":null,"
                + "\"joinedAt\":\"2026-06-01T12:00:00Z\",\"revision\":3,"
                + "\"rewards\":[{\"item\":\"gem\",\"count\":5}]}}");
    assertThat(response.headers())
        .containsEntry("content-type", "application/json")
        .containsEntry("cache-control", "no-store")
        .containsEntry("x-content-type-options", "nosniff")
        .doesNotContainKeys("server", "connection");
    assertThat(running.observed).containsExactly("joinActivity OK");
  }

  @Test
  void aRepeatIsAnsweredWithTheOriginalOutcome() throws Exception {
    running.stubs.remember(1, 7, 2);

    Response response = join(7, "{\"activityId\":1}");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo(
            "{\"code\":0,\"msg\":\"已参与该活动\",\"repeated\":true,\"data\":{\"activityId\":1,"
                + "\"occurrence\":null,\"joinedAt\":\"2026-06-01T11:59:00Z\",\"revision\":2,"
                + "\"rewards\":[{\"item\":\"old\",\"count\":2}]}}");
    assertThat(join(7, "{\"activityId\":1}", "Accept-Language: en-GB,zh;q=0.5\r\n").member("msg"))
        .isEqualTo("already joined");
  }

  @Test
  void whoSendsTooManyJoinsOfOneActivityHears429AndOthersDoNot() throws Exception {
    Response response = join(7, "{\"activityId\":1}");
    int sent = 1;
    while (response.status() == 200 && sent++ < 5_000) response = join(7, "{\"activityId\":1}");

    assertRefused(response, 429, "RATE_LIMITED");
    assertThat(response.headers()).containsEntry("retry-after", "1");
    assertThat(running.stubs.submitted).hasSize(sent - 1);
    assertThat(join(8, "{\"activityId\":1}").status()).isEqualTo(200);
    assertRefused(join(7, "{\"activityId\":2}"), 409, "NOT_STARTED");
  }

  @Test
  void refusalsAreTheDecisionsOwn() throws Exception {
    assertRefused(join(7, "{\"activityId\":2}"), 409, "NOT_STARTED");
    assertRefused(join(7, "{\"activityId\":3}"), 409, "ENDED");
    assertRefused(join(7, "{\"activityId\":5}"), 403, "NOT_ELIGIBLE");
    assertRefused(join(7, "{\"activityId\":6}"), 409, "SOLD_OUT");
    assertRefused(join(13, "{\"activityId\":1}"), 403, "USER_BANNED");
  }

  @Test
  void whatIsNotAnnouncedDoesNotExist() throws Exception {
    assertRefused(join(7, "{\"activityId\":4}"), 404, "ACTIVITY_NOT_FOUND");
    assertRefused(get("/api/activity/config/4", ""), 404, "ACTIVITY_NOT_FOUND");
    assertRefused(get("/api/activity/status/4", ""), 404, "ACTIVITY_NOT_FOUND");
    assertThat(get("/api/activity/list", "").body()).doesNotContain("\"activityId\":4");
    assertThat(running.stubs.submitted).isEmpty();
  }

  @Test
  void anOverloadedPipelineMeansTryAgainLater() throws Exception {
    running.stubs.failure = PipelineFailures.overloaded();

    Response response = join(7, "{\"activityId\":1}");

    assertRefused(response, 503, "BUSY");
    assertThat(response.body())
        .isEqualTo(
            "{\"code\":-1,\"reason\":\"BUSY\",\"msg\":\"活动火爆,请稍后再试\",\"retryable\":true,"
                + "\"data\":null}");
    assertThat(response.headers()).containsEntry("retry-after", "1");
  }

  @Test
  void anUnknownOutcomeIsSaidToBeOne() throws Exception {
    running.stubs.failure = PipelineFailures.unresolved();

    Response response = join(7, "{\"activityId\":1}");

    assertRefused(response, 503, "UNRESOLVED");
    assertThat(response.member("retryable")).isEqualTo("true");
  }

  @Test
  void aFaultOfTheWorldIsNoBug() throws Exception {
    running.stubs.failure = new java.io.IOException("cable cut");
    assertRefused(join(7, "{\"activityId\":1}"), 503, "UNAVAILABLE");
    assertRefused(get("/api/activity/status/1", bearer("broken")), 503, "UNAVAILABLE");
  }

  @Test
  void aBugIsAnsweredWithItsRequestIdAndNothingElse() throws Exception {
    running.stubs.failure = new IllegalStateException("secret insides");

    Response response = join(7, "{\"activityId\":1}", "X-Request-Id: abc-1\r\n");

    assertRefused(response, 500, "INTERNAL");
    assertThat(response.member("requestId")).isEqualTo("abc-1");
    assertThat(response.headers()).containsEntry("x-request-id", "abc-1");
    assertThat(response.body()).doesNotContain("secret");
  }

  @Test
  void aConfigIsCachedAndRevalidated() throws Exception {
    Response fresh = get("/api/activity/config/1", "");
    assertThat(fresh.status()).isEqualTo(200);
    assertThat(fresh.body()).isEqualTo("{\"code\":0,\"msg\":\"ok\",\"data\":{\"id\":1}}");
    assertThat(fresh.headers())
        .containsEntry("etag", "\"etag-1\"")
        .containsEntry("cache-control", "public, max-age=1");

    Response known = get("/api/activity/config/1", "If-None-Match: W/\"x\", \"etag-1\"\r\n");
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.headers())
        .containsEntry("etag", "\"etag-1\"")
        .doesNotContainKey("content-length");
    assertThat(get("/api/activity/config/1", "If-None-Match: \"etag-2\"\r\n").status())
        .isEqualTo(200);
  }

  @Test
  void headIsGetWithoutItsBody() throws Exception {
    http.send("HEAD /api/activity/config/1 HTTP/1.1\r\nHost: x\r\n\r\n");
    Response head = Objects.requireNonNull(http.receive(false));

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.headers()).containsEntry("content-length", "37");
    assertThat(get("/api/activity/config/1", "").status()).isEqualTo(200);
  }

  @Test
  void aStatusTellsWhatAnybodyMayKnow() throws Exception {
    Response response = get("/api/activity/status/1", "");

    assertThat(response.body())
        .isEqualTo(
            "{\"code\":0,\"msg\":\"ok\",\"data\":{\"activityId\":1,"
                + "\"name\":{\"zh\":\"双十二 \\\"1\\\"\",\"en\":\"Double Twelve\"},\"revision\":3,"
                + "\"phase\":\"ACTIVE\",\"nextTransition\":\"2026-06-02T00:00:00Z\","
                + "\"start\":\"2026-06-01T00:00:00Z\",\"end\":\"2026-06-02T00:00:00Z\","
                + "\"serverTime\":\"2026-06-01T12:00:00Z\",\"remaining\":10,"
                + "\"remainingAsOf\":\"2026-06-01T11:59:59.800Z\"}}");
  }

  @Test
  void aStatusWithASessionForetellsAJoin() throws Exception {
    assertThat(personal(1, 7))
        .isEqualTo(
            "\"joined\":false,\"canJoin\":true,\"reason\":null,\"balances\":{},"
                + "\"mechanics\":[{\"id\":\"grab\",\"type\":\"grab\",\"units\":0}],"
                + "\"waiting\":0}}");
    assertThat(personal(2, 7)).contains("\"canJoin\":false,\"reason\":\"NOT_STARTED\"");
    assertThat(personal(5, 7)).contains("\"canJoin\":false,\"reason\":\"NOT_ELIGIBLE\"");
    assertThat(personal(6, 7)).contains("\"canJoin\":false,\"reason\":\"SOLD_OUT\"");
    assertThat(personal(1, 13)).contains("\"canJoin\":false,\"reason\":\"USER_BANNED\"");
    running.stubs.remember(1, 7, 3);
    assertThat(personal(1, 7))
        .startsWith("\"joined\":true,\"canJoin\":false,\"reason\":\"ALREADY_JOINED\",");
    assertRefused(get("/api/activity/status/1", bearer("gone")), 401, "UNAUTHENTICATED");
  }

  @Test
  void aListComesInPages() throws Exception {
    Response first = get("/api/activity/list?limit=2", bearer("player-7"));
    assertThat(first.body()).contains("\"activityId\":1", "\"activityId\":2", "\"canJoin\":true");
    assertThat(first.member("nextCursor")).isEqualTo("2");
    Response second = get("/api/activity/list?limit=2&cursor=2", "");
    assertThat(second.body())
        .contains("\"activityId\":3", "\"activityId\":5")
        .doesNotContain("canJoin");
    Response last = get("/api/activity/list?limit=2&cursor=5", "");
    assertThat(last.body()).contains("\"activityId\":6");
    assertThat(last.member("nextCursor")).isEqualTo("null");
    assertThat(get("/api/activity/list?cursor=6", "").body())
        .isEqualTo("{\"code\":0,\"msg\":\"ok\",\"data\":{\"activities\":[],\"nextCursor\":null}}");
  }

  @Test
  void whileDrainingEveryAnswerClosesItsConnection() throws Exception {
    assertThat(get("/api/activity/config/1", "").headers()).doesNotContainKey("connection");
    running.api.drain();

    assertThat(get("/api/activity/config/1", "").headers()).containsEntry("connection", "close");
    assertThat(http.ends()).isTrue();
  }

  @Test
  void pipelinedRequestsAreAnsweredInTheirOrder() throws Exception {
    http.send(head("/api/activity/config/1") + head("/nowhere") + head("/api/activity/config/2"));

    assertThat(Objects.requireNonNull(http.receive()).body()).contains("\"id\":1");
    assertThat(Objects.requireNonNull(http.receive()).status()).isEqualTo(404);
    assertThat(Objects.requireNonNull(http.receive()).body()).contains("\"id\":2");
  }

  @Test
  void theContractIsServed() throws Exception {
    Response response = get("/openapi.yaml", "");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).startsWith("openapi: 3.1");
  }

  private String personal(long activity, long user) throws Exception {
    String body = get("/api/activity/status/" + activity, bearer("player-" + user)).body();
    return body.substring(body.indexOf("\"joined\""));
  }

  private Response join(long user, String body) throws Exception {
    return join(user, body, "");
  }

  private Response join(long user, String body, String headers) throws Exception {
    http.send(
        "POST /api/activity/join HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + bearer("player-" + user)
            + headers
            + ("Content-Length: " + body.length() + "\r\n\r\n" + body));
    return asAgreed(Operation.JOIN_ACTIVITY, Objects.requireNonNull(http.receive()));
  }

  private Response get(String path, String headers) throws Exception {
    http.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n");
    Response response = Objects.requireNonNull(http.receive());
    if (path.contains("/status/")) asAgreed(Operation.GET_STATUS, response);
    if (path.contains("/list")) asAgreed(Operation.LIST_ACTIVITIES, response);
    return response;
  }

  private static Response asAgreed(Operation operation, Response response) {
    assertThat(CONTRACT.faults(operation, response.status(), response.body())).isEmpty();
    return response;
  }

  private static String head(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
  }

  private static String bearer(String token) {
    return "Authorization: Bearer " + token + "\r\n";
  }

  private static void assertRefused(Response response, int status, String reason) {
    assertThat(response.member("reason")).isEqualTo(reason);
    assertThat(response.status()).isEqualTo(status);
  }
}
