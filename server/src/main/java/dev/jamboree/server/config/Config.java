package dev.jamboree.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What an instance runs with. */
public record Config(
    Address http,
    Address ops,
    DatabaseAddress database,
    int databasePool,
    RedisAddress redis,
    Keys keys,
    int eventLoops,
    String transport,
    Lanes lanes,
    Duration sessionMaxTtl,
    Rate joins,
    Optional<Jwt> jwt,
    Drain drain) {

  /** Where to listen. */
  public record Address(String host, int port) {}

  /** The credentials of game servers and operators. */
  public record Keys(String server, String admin) {
    @Override
    public String toString() {
      return "Keys[…]";
    }
  }

  /** A Redis with its credentials. */
  public record RedisAddress(String url) {
    @Override
    public String toString() {
      return url.replaceFirst("//[^@/]*@", "//…@");
    }
  }

  /** What bounds the pipeline. */
  public record Lanes(
      int count, int batchLimit, int queueLimit, Duration maxWait, Duration unresolvedTimeout) {}

  /** What one user may do to one activity. */
  public record Rate(int perSecond, int burst) {}

  /** Which JWTs are sessions. */
  public record Jwt(Path keys, String issuer, String audience) {}

  /** How to end: readiness off for a while, then a bounded time for what is under way. */
  public record Drain(Duration delay, Duration timeout) {}

  /** Puts settings into their places. */
  public static Config of(Settings settings) {
    return new Config(
        new Address(settings.text(Setting.HTTP_HOST), settings.number(Setting.HTTP_PORT)),
        new Address(settings.text(Setting.OPS_HOST), settings.number(Setting.OPS_PORT)),
        DatabaseAddress.parse(settings.text(Setting.DB_URL)),
        settings.number(Setting.DB_POOL),
        new RedisAddress(settings.text(Setting.REDIS_URL)),
        new Keys(settings.text(Setting.SERVER_KEY), settings.text(Setting.ADMIN_TOKEN)),
        settings.number(Setting.EVENT_LOOPS),
        settings.text(Setting.TRANSPORT),
        new Lanes(
            settings.number(Setting.PIPELINE_LANES),
            settings.number(Setting.PIPELINE_BATCH_LIMIT),
            settings.number(Setting.PIPELINE_QUEUE_LIMIT),
            settings.time(Setting.PIPELINE_MAX_WAIT),
            settings.time(Setting.PIPELINE_UNRESOLVED_TIMEOUT)),
        settings.time(Setting.SESSIONS_MAX_TTL),
        new Rate(settings.number(Setting.JOINS_PER_SECOND), settings.number(Setting.JOINS_BURST)),
        jwt(settings),
        new Drain(settings.time(Setting.DRAIN_DELAY), settings.time(Setting.DRAIN_TIMEOUT)));
  }

  private static Optional<Jwt> jwt(Settings settings) {
    String keys = settings.text(Setting.JWT_KEYS);
    if (keys.isEmpty()) return Optional.empty();
    return Optional.of(
        new Jwt(
            Path.of(keys), settings.text(Setting.JWT_ISSUER), settings.text(Setting.JWT_AUDIENCE)));
  }
}
