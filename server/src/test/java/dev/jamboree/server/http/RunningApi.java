package dev.jamboree.server.http;

import dev.jamboree.server.Transports;
import dev.jamboree.server.gate.RateLimiter;
import dev.jamboree.server.view.PlainScores;
import dev.jamboree.server.view.Rankings;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.internal.VertxInternal;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The real HTTP server over the stubs, on a free port. */
final class RunningApi implements AutoCloseable {

  static final Keys KEYS = new Keys("server-key", "operator-token");

  final Stubs stubs;
  final List<String> observed = new CopyOnWriteArrayList<>();
  final List<Operation> reached = new CopyOnWriteArrayList<>();
  final HttpApi api;
  final int port;
  private final Vertx vertx = Transports.vertx(1, "auto");
  private final HttpServer server;

  RunningApi() throws Exception {
    this(Duration.ofMillis(300));
  }

  RunningApi(Duration bodyTimeout) throws Exception {
    Context loop = ((VertxInternal) vertx).createEventLoopContext();
    stubs = new Stubs(vertx, loop);
    var player = new PlayerApi(stubs, stubs, stubs, stubs, stubs, new RateLimiter(Map.of()));
    var commands = new CommandApi(new Announced(stubs), stubs, new RateLimiter(Map.of()));
    var odds =
        new OddsApi(
            new Announced(stubs), (_, _) -> Future.succeededFuture(Buffer.buffer(new byte[32])));
    var boards =
        new LeaderboardApi(
            new Announced(stubs), new Rankings(new PlainScores(), InstantSource.fixed(Stubs.NOW)));
    api =
        new HttpApi(
            List.of(player, commands, odds, boards, new ContractApi(), this::others),
            Stubs::session,
            KEYS,
            InstantSource.fixed(Stubs.NOW),
            (operation, problem, _) ->
                observed.add(
                    (operation == null ? "-" : operation.id())
                        + " "
                        + (problem == null ? "OK" : problem)),
            new HttpLimits(bodyTimeout, Duration.ofSeconds(30)));
    Future<HttpServer> listening =
        Future.future(promise ->
            loop.runOnContext(_ -> api.listen(vertx, "127.0.0.1", 0).onComplete(promise)));
    server = listening.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    port = server.actualPort();
  }

  /** Stand-ins for what game servers and operators ask: they only tell that they were reached. */
  private Map<Operation, Endpoint> others() {
    var endpoints = new EnumMap<Operation, Endpoint>(Operation.class);
    for (Operation operation : Operation.values()) {
      boolean other =
          operation.caller() == Operation.Caller.GAME_SERVER
              || operation.caller() == Operation.Caller.OPERATOR;
      if (!other) continue;
      endpoints.put(
          operation,
          request -> {
            reached.add(operation);
            return Future.succeededFuture(Answer.ok("{\"bytes\":" + request.body().length() + "}"));
          });
    }
    return endpoints;
  }

  RawHttp connect() throws IOException {
    return new RawHttp("127.0.0.1", port);
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
