package dev.jamboree.bench;

import dev.jamboree.server.embedded.EmbeddedMysql;
import dev.jamboree.server.embedded.EmbeddedRedis;
import dev.jamboree.server.embedded.LocalDatabase;
import dev.jamboree.server.embedded.LocalTidb;
import dev.jamboree.server.embedded.TidbProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The servers that all contestants share: one database, one Redis, both empty at first. */
final class World implements AutoCloseable {

  private final Database.Kind kind;
  private final LocalDatabase server;
  private final EmbeddedRedis redisServer;
  private final RedisConnection redis;

  private World(Database.Kind kind, LocalDatabase server, EmbeddedRedis redisServer)
      throws IOException {
    this.kind = kind;
    this.server = server;
    this.redisServer = redisServer;
    this.redis =
        new RedisConnection(redisServer.host(), redisServer.port(), redisServer.password());
  }

  /** Empty when there is no program for this kind of database here. */
  static Optional<World> open(Database.Kind kind, Site site) throws IOException {
    Path data = site.data().resolve(kind.name().toLowerCase(Locale.ROOT));
    Optional<Path> tidb = TidbProgram.find(site.home().resolve("deploy/tidb/local"));
    if (kind == Database.Kind.TIDB && tidb.isEmpty()) return Optional.empty();
    LocalDatabase server =
        switch (kind) {
          case MYSQL -> EmbeddedMysql.start(data.resolve("db"), System.out::println);
          case TIDB -> LocalTidb.start(tidb.get(), data.resolve("db"), System.out::println);
        };
    EmbeddedRedis redis = EmbeddedRedis.start(data.resolve("redis"), System.out::println);
    return Optional.of(new World(kind, server, redis));
  }

  Database database() {
    return new Database(kind, server.host(), server.port(), server.user(), server.password());
  }

  EmbeddedRedis redisServer() {
    return redisServer;
  }

  RedisConnection redis() {
    return redis;
  }

  Map<String, ProcessHandle> processes() {
    var processes = new LinkedHashMap<String, ProcessHandle>();
    ProcessHandle.of(server.pid())
        .ifPresent(
            process -> processes.put(kind == Database.Kind.TIDB ? "tidb" : "mysqld", process));
    ProcessHandle.of(redisServer.pid()).ifPresent(process -> processes.put("redis", process));
    return processes;
  }

  @Override
  public void close() throws IOException {
    redis.close();
    redisServer.close();
    server.close();
  }
}
