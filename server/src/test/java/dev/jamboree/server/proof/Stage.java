package dev.jamboree.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.Environment;
import dev.jamboree.server.Server;
import dev.jamboree.server.Transports;
import dev.jamboree.server.admin.Outcome;
import dev.jamboree.server.config.Config;
import dev.jamboree.server.config.DatabaseAddress;
import dev.jamboree.server.config.Setting;
import dev.jamboree.server.config.SettingsReader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instances of the whole server on one database and one Redis, and players who are logged in. */
final class Stage implements AutoCloseable {

  static final String SERVER_KEY = "the-key-of-the-game-server";
  static final String ADMIN_TOKEN = "the-token-of-the-operator";

  private static final Pattern SESSION =
      Pattern.compile("\"userId\":(\\d+),\"token\":\"([^\"]+)\"");
  private static final int SESSIONS_A_CALL = 1000;

  final SteppedClock clock = new SteppedClock();
  private final Map<Setting, String> settings = new EnumMap<>(Setting.class);
  private final Vertx vertx;
  private final List<Server> servers = new CopyOnWriteArrayList<>();
  private final List<Integer> ports = new CopyOnWriteArrayList<>();
  private final Map<Long, String> tokens = new ConcurrentHashMap<>();

  /** Empty: open an instance first. */
  Stage(DatabaseAddress database, String redisUrl) {
    this(database, redisUrl, "auto");
  }

  /** The same over another transport. */
  Stage(DatabaseAddress database, String redisUrl, String transport) {
    vertx = Transports.vertx(2, transport);
    set(Setting.HTTP_HOST, "127.0.0.1");
    set(Setting.OPS_HOST, "127.0.0.1");
    set(Setting.DB_URL, database.url());
    set(Setting.DB_POOL, "4");
    set(Setting.REDIS_URL, redisUrl);
    set(Setting.SERVER_KEY, SERVER_KEY);
    set(Setting.ADMIN_TOKEN, ADMIN_TOKEN);
    set(Setting.DRAIN_DELAY, "0s");
    // Nobody is refused only because the machine that runs the tests is slow.
    set(Setting.PIPELINE_MAX_WAIT, "30s");
  }

  /** For the instances that are opened from now on. */
  Stage set(Setting setting, String value) {
    settings.put(setting, value);
    return this;
  }

  /** Another instance in this process. */
  Server open() {
    int port = freePort();
    var reader = new SettingsReader();
    settings(port).forEach(reader::assume);
    Config config = Config.of(reader.settings(List.of()));
    var environment = new Environment(clock, UnaryOperator.identity());
    Server server = get(Server.open(vertx, config, environment));
    servers.add(server);
    ports.add(port);
    return server;
  }

  /** Ends an instance in good order; players may still know its address. */
  Future<Void> close(Server server) {
    servers.remove(server);
    return server.close();
  }

  /** Another instance in a process of its own, by the real clock, that tells errors only. */
  Outsider openOutside() {
    return openOutside(Map.of(Setting.LOG_LEVEL, "error"), ProcessBuilder.Redirect.INHERIT);
  }

  /** The same; its log goes there, all of it. */
  Outsider openOutside(ProcessBuilder.Redirect log) {
    return openOutside(Map.of(), log);
  }

  private Outsider openOutside(Map<Setting, String> more, ProcessBuilder.Redirect log) {
    int port = freePort();
    Map<Setting, String> all = settings(port);
    all.putAll(more);
    var outsider = new Outsider(all, port, log);
    ports.add(port);
    return outsider;
  }

  private Map<Setting, String> settings(int port) {
    Map<Setting, String> all = new EnumMap<>(settings);
    all.put(Setting.HTTP_PORT, Integer.toString(port));
    all.put(Setting.OPS_PORT, Integer.toString(freePort()));
    return all;
  }

  /** Where players may go. */
  List<Integer> ports() {
    return ports;
  }

  /** Shows an activity to players, on the instances that are open. */
  void publish(long id, String document) {
    Outcome<Boolean> outcome = get(servers.getFirst().load(id, document));
    assertThat(outcome).as("published").isEqualTo(new Outcome.Done<>(true));
    for (int port : ports) {
      Eventually.holds(
          "activity " + id + " at " + port,
          () -> ask(port, "GET", "/api/activity/config/" + id, "", "").ok());
    }
  }

  /** A grab that is open for all the tests to come. */
  static String grab(long stock, int slots) {
    return grab(
        "{\"start\":\"2020-01-01T00:00\",\"end\":\"2099-01-01T00:00\",\"zone\":\"UTC\"}",
        stock,
        slots);
  }

  static String grab(String schedule, long stock, int slots) {
    return """
    {"name": {"zh": "抢", "en": "Grab"}, "schedule": %s, "mechanics": [{"id": "grab", "type": "grab",
     "stock": %d, "slots": %d, "rewards": [{"item": "gem", "count": 1}]}]}
    """
        .formatted(schedule, stock, slots);
  }

  /** An operator adds units to a grab. */
  Reply restock(long activity, int units) {
    return ask(
        ports.getFirst(),
        "POST",
        "/api/admin/activities/" + activity + "/stock",
        ADMIN_TOKEN,
        "{\"mechanic\":\"grab\",\"add\":" + units + "}");
  }

  /** Logs these users in. */
  void logIn(long from, long to) {
    for (long first = from; first <= to; first += SESSIONS_A_CALL) {
      var body = new StringBuilder("[");
      for (long user = first; user <= Math.min(to, first + SESSIONS_A_CALL - 1); user++) {
        body.append(body.length() > 1 ? "," : "").append("{\"userId\":").append(user).append('}');
      }
      Reply reply = askServer("POST", "/api/server/sessions", body.append(']').toString());
      assertThat(reply.reason()).isEqualTo("OK");
      Matcher session = SESSION.matcher(reply.data());
      while (session.find()) tokens.put(Long.valueOf(session.group(1)), session.group(2));
    }
  }

  String token(long user) {
    return Objects.requireNonNull(tokens.get(user), () -> user + " is not logged in");
  }

  /** One request to the first instance, as the game server. */
  Reply askServer(String method, String path, String body) {
    return ask(ports.getFirst(), method, path, SERVER_KEY, body);
  }

  /** A join at one of the instances. */
  Reply join(int instance, long activity, long user) {
    String body = "{\"activityId\":" + activity + "}";
    return ask(ports.get(instance), "POST", "/api/activity/join", token(user), body);
  }

  /** A command at one of the instances; without a key when that is empty. */
  Reply command(int instance, String what, long user, String key, String body) {
    try (var caller = new Caller(List.of(ports.get(instance)), 0)) {
      return caller.call("POST", "/api/activity/" + what, token(user), key, body);
    }
  }

  /** Events that happened to a user now, each with an id of its own. */
  Reply happened(String... events) {
    return askServer(
        "POST", "/api/server/events", "{\"events\":[" + String.join(",", events) + "]}");
  }

  Reply ask(int port, String method, String path, String token, String body) {
    try (var caller = new Caller(List.of(port), 0)) {
      return caller.call(method, path, token, body);
    }
  }

  static <T> T get(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    servers.forEach(server -> get(server.close()));
    get(vertx.close());
  }
}
