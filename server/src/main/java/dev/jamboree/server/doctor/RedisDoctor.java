package dev.jamboree.server.doctor;

import static dev.jamboree.server.doctor.Finding.Verdict.WARN;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at what sessions need of a Redis. It may lose everything, so nothing here is ever bad. */
public final class RedisDoctor {

  private static final Duration SLOW = Duration.ofMillis(5);

  private RedisDoctor() {}

  /** Looks, and changes nothing. */
  public static Future<List<Finding>> examine(Redis redis) {
    Map<String, String> facts = new HashMap<>();
    Instant[] asked = new Instant[1];
    return redis
        .send(Request.cmd(Command.INFO))
        .compose(info -> {
          for (String line : info.toString().lines().toList()) {
            int colon = line.indexOf(':');
            if (colon > 0) facts.put(line.substring(0, colon), line.substring(colon + 1).trim());
          }
          return savePoints(redis);
        })
        .compose(savePoints -> {
          facts.put("save", savePoints);
          asked[0] = Instant.now();
          return redis.send(Request.cmd(Command.TIME));
        })
        .map(time -> {
          Instant theirs = Instant.ofEpochSecond(time.get(0).toLong(), time.get(1).toLong() * 1000);
          return findings(facts, asked[0], theirs, Instant.now());
        });
  }

  /** When it writes snapshots; empty for never, and where it does not let us ask. */
  private static Future<String> savePoints(Redis redis) {
    return redis
        .send(Request.cmd(Command.CONFIG).arg("GET").arg("save"))
        .map(it -> it.containsKey("save") ? it.get("save").toString() : it.get(1).toString())
        .otherwise("");
  }

  private static List<Finding> findings(
      Map<String, String> facts, Instant asked, Instant theirs, Instant answered) {
    List<Finding> findings = new ArrayList<>();
    String version = facts.getOrDefault("redis_version", "0");
    findings.add(
        Finding.expect(
            Integer.parseInt(version.split("\\.", -1)[0]) >= 6,
            WARN,
            "version",
            "Redis " + version,
            "it is tested with 6.2"));
    String policy = facts.getOrDefault("maxmemory_policy", "unknown");
    boolean bounded = !"0".equals(facts.getOrDefault("maxmemory", "0"));
    findings.add(
        Finding.expect(
            !bounded || !policy.equals("noeviction"),
            WARN,
            "memory",
            "maxmemory-policy = " + policy,
            "volatile-lru: when it is full, new sessions cost the database a look-up each"));
    boolean keeps =
        "1".equals(facts.get("aof_enabled")) || !facts.getOrDefault("save", "").isEmpty();
    findings.add(
        Finding.expect(
            keeps,
            WARN,
            "persistence",
            keeps ? "on" : "off",
            "nothing is lost without it, but after a restart every session is looked up once"));
    findings.add(
        ClockSkew.judge(
            "clock of Redis",
            asked,
            theirs,
            answered,
            "run NTP on both: sessions expire by its clock"));
    Duration trip = Duration.between(asked, answered);
    findings.add(
        Finding.expect(
            trip.compareTo(SLOW) < 0,
            WARN,
            "round trip",
            trip.toNanos() / 1000 + " µs",
            "put it nearer: every request waits for it once"));
    return findings;
  }
}
