package dev.jamboree.core.decision;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.command.Command;
import dev.jamboree.core.command.Command.Join;
import dev.jamboree.core.command.Rejection;
import dev.jamboree.core.decision.Decision.Accepted;
import dev.jamboree.core.decision.Decision.Rejected;
import dev.jamboree.core.decision.Decision.Repeated;
import dev.jamboree.core.mechanic.Grab;
import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.participation.Participation;
import dev.jamboree.core.participation.Receipt;
import dev.jamboree.core.reward.Debit;
import dev.jamboree.core.reward.Grant;
import dev.jamboree.core.reward.StockKey;
import dev.jamboree.core.reward.Stocks;
import dev.jamboree.core.schedule.Moment;
import dev.jamboree.core.schedule.Occurrence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The rules, as one function of what is known. Says what shall be; changes nothing. */
public final class Decisions {

  private Decisions() {}

  /**
   * Decides one command.
   *
   * @param before what the user has done, as seen from the occurrence of {@code now}
   * @param now when the command arrived, by the server's clock
   */
  public static Decision decide(
      Activity activity, Participation before, Stocks stocks, Command command, Instant now) {
    return switch (command) {
      case Join join -> join(activity, before, stocks, join, now);
    };
  }

  private static Decision join(
      Activity activity, Participation before, Stocks stocks, Join join, Instant now) {
    if (join.user().banned()) return new Rejected(Rejection.USER_BANNED);
    if (before.receipt() != null) return new Repeated(before.receipt());
    Moment moment = activity.schedule().at(now);
    return switch (moment.phase()) {
      case PREVIEW -> new Rejected(Rejection.NOT_STARTED);
      case REVIEW, ENDED -> new Rejected(Rejection.ENDED);
      case ACTIVE, ENDING_SOON ->
          activity.audience().includes(join.user().id(), join.user().attributes())
              ? take(activity, before, stocks, moment.occurrence(), now)
              : new Rejected(Rejection.NOT_ELIGIBLE);
    };
  }

  private static Decision take(
      Activity activity, Participation before, Stocks stocks, Occurrence occurrence, Instant now) {
    // All quotas before any stock: a reason that stays comes before one that a restock ends.
    for (Mechanic mechanic : activity.mechanics()) {
      switch (mechanic) {
        case Grab grab -> {
          if (grab.quota() > 0 && before.others() >= grab.quota()) {
            return new Rejected(Rejection.QUOTA_EXCEEDED);
          }
        }
      }
    }
    List<Debit> debits = new ArrayList<>(activity.mechanics().size());
    List<Grant> grants = new ArrayList<>(activity.mechanics().size());
    for (Mechanic mechanic : activity.mechanics()) {
      switch (mechanic) {
        case Grab grab -> {
          var stock = new StockKey(activity.id(), occurrence.key(), grab.id());
          if (stocks.remaining(stock) < 1) return new Rejected(Rejection.SOLD_OUT);
          debits.add(new Debit(stock, 1));
          grants.add(new Grant(grab.id(), grab.rewards()));
        }
      }
    }
    return new Accepted(new Receipt(activity.revision(), occurrence.key(), now), debits, grants);
  }
}
