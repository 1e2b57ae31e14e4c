package dev.jamboree.bench;

/**
 * What a run was told against what is in the database after it.
 *
 * @param writes whether the load writes at all; the rest is 0 if not
 * @param least joins that must be there: the acknowledged ones
 * @param most joins that may be there: those and what was in flight or failed when the load ended
 * @param rows joins that are there
 * @param stockDrop units that left the stock
 * @param grants units that were granted; for a peer that keeps no grants, its rows
 */
record Reconciliation(
    boolean writes, long least, long most, long rows, long stockDrop, long grants) {

  static Reconciliation nothingWritten() {
    return new Reconciliation(false, 0, 0, 0, 0, 0);
  }

  /**
   * wrk closes its connections with requests in flight, so a join may be there whose answer nobody
   * counted; never more of them than connections and failed requests.
   */
  static Reconciliation of(Load load, Outcome outcome, long rows, long stockDrop, long grants) {
    long unanswered = load.connections() + outcome.errors();
    // in a mix wrk counts all answers together: what was sent (but for the one it only looks at) is
    // known
    long least =
        load.kind() == Load.Kind.MIX ? outcome.joinsSent() - 1 - unanswered : outcome.accepted();
    long most = Math.min(outcome.joinsSent(), Math.max(least, 0) + unanswered + 1);
    return new Reconciliation(true, Math.max(least, 0), most, rows, stockDrop, grants);
  }

  boolean exact() {
    return rows == stockDrop && rows == grants && least <= rows && rows <= most;
  }

  @Override
  public String toString() {
    if (!writes) return "";
    if (exact()) return "%,d rows = stock = grants".formatted(rows);
    return "NOT EXACT: %,d acknowledged, %,d rows, stock fell by %,d, %,d grants"
        .formatted(least, rows, stockDrop, grants);
  }
}
