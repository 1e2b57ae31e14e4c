package dev.jamboree.server.pipeline;

import dev.jamboree.server.testing.TestServers;
import io.vertx.core.Context;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

class RulesIT extends RulesContract {

  @RegisterExtension static final TestServers servers = new TestServers();

  private static RealLedgers ledgers;

  @BeforeAll
  static void start() {
    ledgers = new RealLedgers(servers.database());
  }

  @AfterAll
  static void stop() {
    ledgers.close();
  }

  static LongStream seeds() {
    return seeds(4);
  }

  @Override
  Lanes lanes() {
    return ledgers.instance(2, 16);
  }

  @Override
  Context context() {
    return ledgers.loops.getFirst();
  }
}
