package dev.jamboree.server.pipeline;

class PlainLedgerTest extends LedgerContract {

  private final PlainLedger.Tables tables = new PlainLedger.Tables();

  @Override
  Ledger ledger() {
    return new PlainLedger(tables);
  }
}
