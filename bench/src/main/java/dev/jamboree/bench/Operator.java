package dev.jamboree.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Prepares an instance of the product through its public APIs, as an operator and a game server do.
 */
final class Operator implements AutoCloseable {

  private static final Duration VISIBLE_LIMIT = Duration.ofSeconds(10);

  private final URI address;
  private final Keys keys;
  private final HttpClient client = HttpClient.newHttpClient();

  /** What the two credentials are; the same for all instances. */
  record Keys(String server, String admin) {}

  Operator(URI address, Keys keys) {
    this.address = address;
    this.keys = keys;
  }

  /** New activities, published and live on this instance: a grab with a stock of a billion each. */
  List<Long> publish(int count) throws IOException {
    var ids = new ArrayList<Long>();
    for (int i = 0; i < count; i++) {
      long id = data(post("/api/admin/activities", keys.admin(), document())).getLong("id");
      data(post("/api/admin/activities/" + id + "/publish", keys.admin(), "{}"));
      ids.add(id);
    }
    for (long id : ids) awaitLive(id);
    return ids;
  }

  /** Sessions of these users, in their order. */
  List<String> sessions(long firstUser, int count) throws IOException {
    var wanted = new JsonArray();
    for (long user = firstUser; user < firstUser + count; user++) {
      wanted.add(
          new JsonObject()
              .put("userId", user)
              .put("attributes", new JsonObject().put("level", 50).put("region", "cn"))
              .put("ttlSeconds", 86_400));
    }
    JsonObject answer = post("/api/server/sessions", keys.server(), wanted.encode());
    var tokens = new ArrayList<String>();
    for (Object session : answer.getJsonArray("data")) {
      tokens.add(((JsonObject) session).getString("token"));
    }
    return tokens;
  }

  private static String document() {
    return """
    {"name": {"zh": "双十二活动", "en": "Double Twelve"},
     "schedule": {"start": "2026-01-01T00:00", "end": "2099-01-01T00:00", "zone": "Asia/Shanghai"},
     "display": {"rewards": [{"itemId": 1001, "count": 10, "name": "钻石"},
                             {"itemId": 1002, "count": 1, "name": "史诗宝箱"},
                             {"itemId": 1003, "count": 5000, "name": "金币"}],
                 "delivery": "mail", "expireDays": 7, "channels": ["ios", "android", "pc"],
                 "servers": [1, 2, 3, 4, 5, 6, 7, 8]},
     "mechanics": [{"id": "grab", "type": "grab", "stock": 1000000000,
                    "rewards": [{"item": "diamond", "count": 10}]}]}
    """;
  }

  private void awaitLive(long activity) throws IOException {
    var request =
        HttpRequest.newBuilder(address.resolve("/api/activity/config/" + activity)).build();
    long deadline = System.nanoTime() + VISIBLE_LIMIT.toNanos();
    try {
      while (client.send(request, BodyHandlers.discarding()).statusCode() != 200) {
        if (System.nanoTime() > deadline) throw new IOException(activity + " does not go live");
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      throw Child.interrupted(e);
    }
  }

  private JsonObject post(String path, String key, String body) throws IOException {
    var request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 == 2) return new JsonObject(response.body());
      throw new IOException(path + " answers " + response.statusCode() + " " + response.body());
    } catch (InterruptedException e) {
      throw Child.interrupted(e);
    }
  }

  private static JsonObject data(JsonObject answer) {
    return answer.getJsonObject("data");
  }

  @Override
  public void close() {
    client.close();
  }
}
