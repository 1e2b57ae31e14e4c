package dev.jamboree.server;

import dev.jamboree.server.config.Config;
import dev.jamboree.server.config.Setting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to try now, with keys and a session that work when pasted.
 *
 * @param port where it listens; the configured one may have been 0
 * @param databaseTold whether the environment names the database, so that other commands find it
 */
record Welcome(Config config, int port, int opsPort, Path data, boolean databaseTold) {

  private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
  private static final String SESSION =
      "{\"userId\":7,\"attributes\":{\"level\":50,\"region\":\"cn\"}}";

  String text() throws IOException {
    String http = url(config.http().host(), port);
    return """

    Jamboree is up: %1$s, health and metrics on %2$s

    An activity, as a player's client sees it; then user 7 joins it, and looks again:
      curl -s %1$s/api/activity/config/1
      curl -s %1$s/api/activity/join -H 'Authorization: Bearer %3$s' -H 'Content-Type: application/json' -d '{"activityId":1}'
      curl -s %1$s/api/activity/status/1 -H 'Authorization: Bearer %3$s'

    A session for another user, as a game server makes it:
      curl -s %1$s/api/server/sessions -H 'Authorization: Bearer %4$s' -H 'Content-Type: application/json' -d '{"userId":8,"attributes":{"level":5,"region":"tw"}}'

    All activities, as an operator sees them:
      curl -s %1$s/api/admin/activities -H 'Authorization: Bearer %5$s'

    Whether all joins, grants and stocks agree, while it runs:
      %7$s./jamboree check

    Data, and keys that were not given, are kept in %6$s. Ctrl-C stops everything, and so does SIGTERM.
    """
        .formatted(
            http,
            url(config.ops().host(), opsPort),
            session(http),
            config.keys().server(),
            config.keys().admin(),
            data,
            database());
  }

  /** On all addresses is here too. */
  static String url(String host, int port) {
    String here = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    return "http://" + (here.contains(":") ? "[" + here + "]" : here) + ":" + port;
  }

  private String database() {
    return databaseTold
        ? ""
        : Setting.DB_URL.environmentName() + "='" + config.database().url() + "' ";
  }

  /** Made over the wire, so that it proves on the way that the server answers. */
  private String session(String http) throws IOException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(http + "/api/server/sessions"))
              .header("Authorization", "Bearer " + config.keys().server())
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(SESSION))
              .build();
      String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      Matcher token = TOKEN.matcher(answer);
      if (!token.find()) throw new IOException("no session was made: " + answer);
      return token.group(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
