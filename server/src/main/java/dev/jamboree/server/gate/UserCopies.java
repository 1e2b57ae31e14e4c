package dev.jamboree.server.gate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes to Redis what has changed in the database. */
final class UserCopies {

  // One key a call, so that it works on a cluster too.
  private static final String UNLESS_NEWER =
      """
      local held = redis.call('GET', KEYS[1])
      if held then
        local ok, copy = pcall(cjson.decode, held)
        if ok and type(copy) == 'table' and (tonumber(copy.version) or 0) > tonumber(ARGV[1]) then
          return 0
        end
      end
      redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
      return 1
      """;

  // Few enough for one answer within the link's limit.
  private static final int AT_ONCE = 1000;

  private final RedisLink redis;
  private final CopyTtl ttl;

  UserCopies(RedisLink redis, CopyTtl ttl) {
    this.redis = redis;
    this.ttl = ttl;
  }

  /** Where the copy of a user is, for those whose token names the user. */
  static byte[] userKey(long id) {
    return ("user:" + id).getBytes(US_ASCII);
  }

  Future<Void> sessions(List<StoredSession> sessions, Instant now) {
    List<Request> requests = new ArrayList<>(sessions.size());
    for (StoredSession session : sessions) {
      Duration rest = Duration.between(now, session.expiresAt());
      requests.add(unlessNewer(session.token().redisKey(), session.user(), ttl.of(rest)));
    }
    return send(requests);
  }

  /** For those who are found by their id, as a signed token tells it. */
  Future<Void> user(StoredUser user) {
    return redis.send(unlessNewer(userKey(user.id()), user, ttl.any())).mapEmpty();
  }

  // Not deleted but marked: a look-up that read the database just before would copy it again.
  Future<Void> revoke(Token token) {
    return redis
        .send(
            Request.cmd(Command.SET)
                .arg(token.redisKey())
                .arg(UserCopy.revoked(token.userId()))
                .arg("PX")
                .arg(ttl.most().toMillis()))
        .mapEmpty();
  }

  private Future<Void> send(List<Request> requests) {
    Future<Void> done = Future.succeededFuture();
    for (int from = 0; from < requests.size(); from += AT_ONCE) {
      List<Request> some = requests.subList(from, Math.min(from + AT_ONCE, requests.size()));
      done = done.compose(_ -> redis.batch(some).mapEmpty());
    }
    return done;
  }

  private static Request unlessNewer(byte[] key, StoredUser user, Duration ttl) {
    return Request.cmd(Command.EVAL)
        .arg(UNLESS_NEWER)
        .arg(1)
        .arg(key)
        .arg(user.version())
        .arg(UserCopy.write(user))
        .arg(ttl.toMillis());
  }
}
