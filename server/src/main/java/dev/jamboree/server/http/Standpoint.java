package dev.jamboree.server.http;

import dev.jamboree.core.command.Command;
import dev.jamboree.core.command.User;
import dev.jamboree.core.decision.Decision;
import dev.jamboree.core.decision.Decision.Accepted;
import dev.jamboree.core.decision.Decision.Rejected;
import dev.jamboree.core.decision.Decision.Repeated;
import dev.jamboree.core.decision.Decisions;
import dev.jamboree.core.decision.Rules;
import dev.jamboree.core.mechanic.Dice;
import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.mechanic.Turn;
import dev.jamboree.core.mechanic.World;
import dev.jamboree.core.participation.Participation;
import dev.jamboree.core.reward.Stocks;
import dev.jamboree.server.text.JsonText;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How one user stands in an activity: what there is and what could be done now, by the rules. */
final class Standpoint {

  /** Whatever chance would say: what is drawn is not shown. */
  private static final Dice ANY = (_, _, _, _) -> 0;

  private final Rules rules;
  private final Participation before;
  private final World world;
  private final User user;
  private final Instant now;

  private Standpoint(Rules rules, Participation before, Stocks stocks, User user, Instant now) {
    this.rules = rules;
    this.before = before;
    this.world = new World(stocks, ANY);
    this.user = user;
    this.now = now;
  }

  /** Appends members to what everybody may know, and ends it. */
  static CharSequence json(
      StringBuilder out, Rules rules, Participation before, Stocks stocks, User user, Instant now) {
    return new Standpoint(rules, before, stocks, user, now).append(out).append('}');
  }

  private StringBuilder append(StringBuilder out) {
    String reason = reason(new Command.Join(user));
    out.append(",\"joined\":").append(before.receipt() != null);
    out.append(",\"canJoin\":").append(reason == null);
    JsonText.quote(out.append(",\"reason\":"), reason);
    Turn turn = Decisions.look(rules, before, world, user, now);
    var balances = new TreeMap<String, Object>();
    for (String name : rules.activity().balances().keySet()) {
      balances.put(name, turn.balance(name));
    }
    JsonText.value(out.append(",\"balances\":"), balances);
    int waiting = 0;
    out.append(",\"mechanics\":[");
    String comma = "";
    for (Mechanic mechanic : rules.mechanics()) {
      waiting += append(out.append(comma), mechanic, turn);
      comma = ",";
    }
    return out.append("],\"waiting\":").append(waiting);
  }

  /** How many things wait in it. */
  private int append(StringBuilder out, Mechanic mechanic, Turn turn) {
    JsonText.quote(out.append("{\"id\":"), mechanic.id());
    JsonText.quote(out.append(",\"type\":"), mechanic.type());
    Command next = mechanic.next(user);
    int waiting = 0;
    if (next != null) {
      String reason = reason(next);
      out.append(",\"can\":").append(reason == null);
      JsonText.quote(out.append(",\"reason\":"), reason);
      // what cannot be taken now does not wait to be taken
      if (reason == null) waiting = mechanic.waiting(turn);
      out.append(",\"waiting\":").append(waiting);
    }
    mechanic
        .progress(turn)
        .forEach(
            (name, value) -> JsonText.value(out.append(",\"").append(name).append("\":"), value));
    out.append('}');
    return waiting;
  }

  /** Why not; null when it could be done. */
  private @Nullable String reason(Command command) {
    Decision decision = Decisions.decide(rules, before, world, command, now);
    return switch (decision) {
      case Accepted _ -> null;
      case Repeated _ -> "ALREADY_JOINED";
      case Rejected rejected -> Problem.of(rejected.reason()).name();
    };
  }
}
