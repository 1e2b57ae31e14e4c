package dev.jamboree.server.audit;

/** Something that must not be, and where it is. */
public record Drift(Kind kind, String where) {

  /** What must not be. */
  public enum Kind {
    STOCK_DOES_NOT_ADD_UP("initial + added is not remaining + granted"),
    STOCK_AND_BATCHES_DIFFER("more or fewer units were taken from a stock than batches tell"),
    BATCH_MISCOUNTED("a batch holds more or fewer grants than it says"),
    BATCH_UNREADABLE("a batch cannot be read"),
    JOIN_WITHOUT_GRANT("a join that its batch does not grant"),
    GRANT_WITHOUT_JOIN("a batch that grants what nobody joined"),
    BALANCE_AND_LEDGER_DIFFER("a balance is not the sum of its entries"),
    REVISION_MISSING("a join under a revision that does not exist");

    private final String meaning;

    Kind(String meaning) {
      this.meaning = meaning;
    }

    /** In words. */
    public String meaning() {
      return meaning;
    }
  }

  @Override
  public String toString() {
    return kind.meaning + ": " + where;
  }
}
