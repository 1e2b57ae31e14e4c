package dev.jamboree.server.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All settings: the one table of their names, kinds, defaults and meanings. */
public enum Setting {
  HTTP_HOST(
      "http.host",
      new Kind.Text(1, 255),
      "0.0.0.0",
      "Address that players, game servers and operators call."),
  HTTP_PORT("http.port", new Kind.Whole(0, 65535), "8080", "Its port; 0 takes a free one."),
  OPS_HOST(
      "ops.host",
      new Kind.Text(1, 255),
      "0.0.0.0",
      "Address of health, metrics and version. Keep it inside your network."),
  OPS_PORT("ops.port", new Kind.Whole(0, 65535), "9090", "Its port; 0 takes a free one."),
  DB_URL(
      "db.url",
      new Kind.Database(),
      null,
      "The database: TiDB 8.5 or MySQL 8.0. Contains a password: prefer the environment."),
  DB_POOL(
      "db.pool",
      new Kind.Whole(1, 500),
      "8",
      "Connections for reads and administration, beside two for each lane."),
  REDIS_URL("redis.url", new Kind.Redis(), null, "The Redis that keeps copies of sessions."),
  SERVER_KEY(
      "server.key",
      new Kind.Key(16, 200),
      null,
      "What game servers show as bearer. A secret: prefer the environment."),
  ADMIN_TOKEN(
      "admin.token",
      new Kind.Key(16, 200),
      null,
      "What operators show as bearer. A secret: prefer the environment."),
  EVENT_LOOPS(
      "eventLoops",
      new Kind.Whole(1, 64),
      "2",
      "Threads that serve requests. Two suit most; more than cores is waste."),
  TRANSPORT(
      "transport",
      new Kind.OneOf(List.of("auto", "io_uring", "epoll", "nio")),
      "auto",
      "How sockets are served. auto: the first of the others that this machine allows."),
  PIPELINE_LANES(
      "pipeline.lanes",
      new Kind.Whole(1, 64),
      "1",
      "Writers of this instance; each has up to two batches under way, on a connection each."),
  PIPELINE_BATCH_LIMIT(
      "pipeline.batchLimit", new Kind.Whole(1, 4096), "1024", "Most joins in one transaction."),
  PIPELINE_QUEUE_LIMIT(
      "pipeline.queueLimit",
      new Kind.Whole(1, 100_000),
      "4096",
      "Most joins that wait in a lane; who comes then hears 503."),
  PIPELINE_MAX_WAIT(
      "pipeline.maxWait",
      new Kind.Time("10ms", "60s"),
      "1s",
      "When the oldest in a lane has waited so long, who comes hears 503."),
  PIPELINE_UNRESOLVED_TIMEOUT(
      "pipeline.unresolvedTimeout",
      new Kind.Time("100ms", "300s"),
      "10s",
      "How long a batch whose outcome is unknown is tried again before its callers hear 503."),
  SESSIONS_MAX_TTL(
      "sessions.maxTtl", new Kind.Time("1m", "365d"), "30d", "The longest a session may live."),
  JOINS_PER_SECOND(
      "joins.perSecond",
      new Kind.Whole(1, 1000),
      "20",
      "Joins of one activity that one user may send to this instance; beyond it hears 429."),
  JOINS_BURST("joins.burst", new Kind.Whole(1, 10_000), "40", "How many of them may come at once."),
  JWT_KEYS(
      "jwt.keys",
      new Kind.Text(0, 4096),
      "",
      "JWKS file with the public keys of JWT sessions; empty: no JWT is accepted."),
  JWT_ISSUER(
      "jwt.issuer",
      new Kind.Text(0, 255),
      "",
      "The iss that a JWT must have; needed with jwt.keys."),
  JWT_AUDIENCE(
      "jwt.audience",
      new Kind.Text(0, 255),
      "",
      "The aud that a JWT must have; needed with jwt.keys."),
  DRAIN_DELAY(
      "drain.delay",
      new Kind.Time("0s", "300s"),
      "5s",
      "On shutdown: how long readiness is off before the port closes, so that balancers notice."),
  DRAIN_TIMEOUT(
      "drain.timeout",
      new Kind.Time("0s", "300s"),
      "20s",
      "On shutdown: how long requests under way may take to finish."),
  LOG_FORMAT(
      "log.format",
      new Kind.OneOf(List.of("json", "text")),
      "json",
      "One JSON object a line, or text for people."),
  LOG_LEVEL(
      "log.level",
      new Kind.OneOf(List.of("error", "warn", "info", "debug")),
      "info",
      "What is logged.");

  private static final String ENVIRONMENT_PREFIX = "JAMBOREE_";

  private final String key;

  @SuppressWarnings("ImmutableEnumChecker") // records of immutable values
  private final Kind kind;

  private final @Nullable String byDefault;
  private final String meaning;

  Setting(String key, Kind kind, @Nullable String byDefault, String meaning) {
    this.key = key;
    this.kind = kind;
    this.byDefault = byDefault;
    this.meaning = meaning;
  }

  /** Its name in files: the dots are the levels of YAML. */
  public String key() {
    return key;
  }

  /** Its name in the environment. */
  public String environmentName() {
    String words = key.replace('.', '_').replaceAll("([A-Z])", "_$1");
    return ENVIRONMENT_PREFIX + words.toUpperCase(Locale.ROOT);
  }

  /** What it is without being set; empty where it must be set. */
  public Optional<String> byDefault() {
    return Optional.ofNullable(byDefault);
  }

  /** What it means. */
  public String meaning() {
    return meaning;
  }

  Kind kind() {
    return kind;
  }

  static Optional<Setting> ofKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }

  static Optional<Setting> ofEnvironmentName(String name) {
    return Arrays.stream(values())
        .filter(setting -> setting.environmentName().equals(name))
        .findFirst();
  }
}
