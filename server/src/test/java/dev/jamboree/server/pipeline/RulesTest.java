package dev.jamboree.server.pipeline;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RulesTest extends RulesContract {

  private static Vertx vertx;
  private static Context context;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    context = vertx.getOrCreateContext();
  }

  @AfterAll
  static void stop() {
    vertx.close().await();
  }

  static LongStream seeds() {
    return seeds(60);
  }

  @Override
  Lanes lanes() {
    var tables = new PlainLedger.Tables();
    var options = new Lanes.Options(2, 16, 100, Duration.ofSeconds(30), Duration.ofSeconds(30));
    return new Lanes(
        vertx,
        List.of(context),
        _ -> new PlainLedger(tables),
        new NoRevisions(),
        options,
        PipelineMeter.NONE);
  }

  @Override
  Context context() {
    return context;
  }
}
