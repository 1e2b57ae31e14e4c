package dev.jamboree.core.decision;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.command.Command;
import dev.jamboree.core.command.Command.Aimed;
import dev.jamboree.core.command.Command.Claim;
import dev.jamboree.core.command.Command.Happened;
import dev.jamboree.core.command.Command.Join;
import dev.jamboree.core.command.Event;
import dev.jamboree.core.command.Rejection;
import dev.jamboree.core.command.User;
import dev.jamboree.core.decision.Decision.Accepted;
import dev.jamboree.core.decision.Decision.Rejected;
import dev.jamboree.core.decision.Decision.Repeated;
import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.mechanic.Scene;
import dev.jamboree.core.mechanic.Turn;
import dev.jamboree.core.mechanic.World;
import dev.jamboree.core.participation.Participation;
import dev.jamboree.core.participation.Receipt;
import dev.jamboree.core.schedule.Moment;
import dev.jamboree.core.schedule.Occurrence;
import dev.jamboree.core.schedule.Phase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The rules, as one function of what is known. Says what shall be; changes nothing. */
public final class Decisions {

  private Decisions() {}

  /**
   * Refuses what needs no look at what the user has done: so the rush before an opening never
   * reaches the database. Null when it takes a look.
   */
  public static @Nullable Rejection refuse(Activity activity, User user, Instant now) {
    if (user.banned()) return Rejection.USER_BANNED;
    boolean early = activity.schedule().at(now).phase() == Phase.PREVIEW;
    return early ? Rejection.NOT_STARTED : null;
  }

  /**
   * Decides one command.
   *
   * @param rules the revision that is published, held to what the user was promised
   * @param before what the user has done, as seen from the occurrence of {@code now}
   * @param now when the command arrived, by the server's clock
   */
  public static Decision decide(
      Rules rules, Participation before, World world, Command command, Instant now) {
    if (command.user().banned()) return new Rejected(Rejection.USER_BANNED);
    if (command instanceof Join && before.receipt() != null) return new Repeated(before.receipt());
    Activity activity = rules.activity();
    Moment moment = activity.schedule().at(now);
    boolean late = command instanceof Claim || command instanceof Happened;
    switch (moment.phase()) {
      case PREVIEW -> {
        return new Rejected(Rejection.NOT_STARTED);
      }
      case REVIEW -> {
        if (!late) return new Rejected(Rejection.ENDED);
      }
      case ENDED -> {
        return new Rejected(Rejection.ENDED);
      }
      case ACTIVE, ENDING_SOON -> {}
    }
    // Who came in belongs to it, whatever has become of the attributes.
    if (!before.cameIn()
        && !activity.audience().includes(command.user().id(), command.user().attributes())) {
      return new Rejected(Rejection.NOT_ELIGIBLE);
    }
    Turn turn = look(rules, before, world, command.user(), now);
    @Nullable Rejection refused =
        switch (command) {
          case Join _ -> join(rules, turn);
          case Happened happened -> happened(rules, turn, happened);
          case Aimed aimed -> aimed(rules, turn, aimed);
        };
    if (refused != null) return new Rejected(refused);
    return Accepted.of(turn, after(activity, before, turn, command));
  }

  /** How things stand before anything is done: what a rule would look at, to be looked at. */
  public static Turn look(Rules rules, Participation before, World world, User user, Instant now) {
    Activity activity = rules.activity();
    Moment moment = activity.schedule().at(now);
    var scene =
        new Scene(
            activity.id(),
            activity.revision(),
            moment.phase(),
            moment.occurrence(),
            activity.days(),
            activity.balances(),
            user,
            now);
    var turn = new Turn(scene, world, before);
    for (Mechanic mechanic : rules.mechanics()) mechanic.expired(turn);
    return turn;
  }

  /** All quotas before any stock: a reason that stays comes before one that a restock ends. */
  private static @Nullable Rejection join(Rules rules, Turn turn) {
    for (Mechanic mechanic : rules.mechanics()) {
      Rejection refused = mechanic.mayJoin(turn);
      if (refused != null) return refused;
    }
    for (Mechanic mechanic : rules.mechanics()) {
      Rejection refused = mechanic.join(turn);
      if (refused != null) return refused;
    }
    return null;
  }

  private static @Nullable Rejection aimed(Rules rules, Turn turn, Aimed command) {
    for (Mechanic mechanic : rules.mechanics()) {
      if (mechanic.id().equals(command.mechanic())) return mechanic.act(turn, command);
    }
    return Rejection.NO_SUCH_MECHANIC;
  }

  /** Only what happened while the occurrence was open counts. */
  private static @Nullable Rejection happened(Rules rules, Turn turn, Happened command) {
    Occurrence occurrence = turn.scene().occurrence();
    @Nullable Rejection refused = null;
    long counted = 0;
    for (Event event : command.events()) {
      Rejection outside = outside(occurrence, event);
      if (outside != null) {
        refused = outside;
        continue;
      }
      for (Mechanic mechanic : rules.mechanics()) mechanic.happened(turn, event);
      counted++;
    }
    return counted == 0 ? refused : null;
  }

  /** Why what happened does not count in that occurrence; null when it happened in it. */
  public static @Nullable Rejection outside(Occurrence occurrence, Event event) {
    if (event.at().isBefore(occurrence.start())) return Rejection.NOT_STARTED;
    return event.at().isBefore(occurrence.end()) ? null : Rejection.ENDED;
  }

  private static Participation after(
      Activity activity, Participation before, Turn turn, Command command) {
    int revision = before.cameIn() ? before.revision() : activity.revision();
    Receipt receipt =
        command instanceof Join
            ? new Receipt(revision, turn.scene().occurrence().key(), turn.scene().now())
            : before.receipt();
    return new Participation(receipt, revision, turn.progress(), before.others());
  }
}
