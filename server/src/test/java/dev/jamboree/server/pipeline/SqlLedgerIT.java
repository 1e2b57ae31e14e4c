package dev.jamboree.server.pipeline;

import dev.jamboree.server.testing.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlLedgerIT extends LedgerContract {

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

  @Override
  Ledger ledger() {
    return ledgers.make();
  }
}
