package dev.jamboree.bench;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

/** The program behind {@link Hello}: one HTTP server per core, one prepared answer. */
final class HelloServer extends VerticleBase {

  private static final Buffer HELLO = Buffer.buffer("hello");
  private static final CharSequence TEXT = HttpHeaders.createOptimized("text/plain");

  private final int port;

  private HelloServer(int port) {
    this.port = port;
  }

  /** Serves on the port of the first argument until it is stopped. */
  public static void main(String[] args) {
    int port = Integer.parseInt(args[0]);
    int cores = Runtime.getRuntime().availableProcessors();
    var vertx =
        Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(cores));
    vertx
        .deployVerticle(() -> new HelloServer(port), new DeploymentOptions().setInstances(cores))
        .await();
  }

  @Override
  public Future<?> start() {
    return vertx
        .createHttpServer()
        .requestHandler(
            request -> request.response().putHeader(HttpHeaders.CONTENT_TYPE, TEXT).end(HELLO))
        .listen(port, "127.0.0.1");
  }
}
