package dev.jamboree.server.pipeline;

import dev.jamboree.core.activity.Activity;
import io.vertx.core.Future;

/** Another ledger, as it is but for what is overridden. */
abstract class LedgerOver implements Ledger {

  final Ledger ledger;

  LedgerOver(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Future<Known> read(Question question) {
    return ledger.read(question);
  }

  @Override
  public Future<Outcome> commit(Write write) {
    return ledger.commit(write);
  }

  @Override
  public Future<Opened> open(Activity activity, long occurrence) {
    return ledger.open(activity, occurrence);
  }

  @Override
  public Future<Void> close() {
    return ledger.close();
  }
}
