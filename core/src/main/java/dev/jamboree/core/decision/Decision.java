package dev.jamboree.core.decision;

import dev.jamboree.core.command.Rejection;
import dev.jamboree.core.participation.Receipt;
import dev.jamboree.core.reward.Debit;
import dev.jamboree.core.reward.Grant;
import java.util.List;

/** What comes of a command. */
public sealed interface Decision {

  /** It is granted, once what is listed here is durable; all of it or nothing. */
  record Accepted(Receipt receipt, List<Debit> debits, List<Grant> grants) implements Decision {}

  /** It had been granted before: the original outcome, and no effect. */
  record Repeated(Receipt original) implements Decision {}

  /** It is refused, and has no effect. */
  record Rejected(Rejection reason) implements Decision {}
}
