package dev.jamboree.core.decision;

import dev.jamboree.core.command.Rejection;
import dev.jamboree.core.mechanic.Evidence;
import dev.jamboree.core.mechanic.Hold;
import dev.jamboree.core.mechanic.Score;
import dev.jamboree.core.mechanic.Turn;
import dev.jamboree.core.participation.Participation;
import dev.jamboree.core.participation.Receipt;
import dev.jamboree.core.reward.Debit;
import dev.jamboree.core.reward.Entry;
import dev.jamboree.core.reward.Grant;
import java.util.List;
import java.util.Map;

/** What comes of a command. */
public sealed interface Decision {

  /**
   * It is granted, once what is listed here is durable; all of it or nothing.
   *
   * @param after what the user has done, with this
   * @param debits units below 0 go back to the stock
   * @param entries of the ledger of balances, in the order in which they came about
   * @param answer for the client: texts, numbers, booleans, lists and maps of those
   */
  record Accepted(
      Participation after,
      List<Debit> debits,
      List<Grant> grants,
      List<Entry> entries,
      List<Hold> holds,
      List<Evidence> evidence,
      List<Score> scores,
      Map<String, Object> answer)
      implements Decision {

    static Accepted of(Turn turn, Participation after) {
      return new Accepted(
          after,
          turn.debits(),
          turn.grants(),
          turn.entries(),
          turn.holds(),
          turn.evidence(),
          turn.scores(),
          turn.answer());
    }
  }

  /** A join that had been granted before: the original outcome, and no effect. */
  record Repeated(Receipt original) implements Decision {}

  /** It is refused, and has no effect. */
  record Rejected(Rejection reason) implements Decision {}
}
