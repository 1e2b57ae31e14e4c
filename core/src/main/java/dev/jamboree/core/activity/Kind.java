package dev.jamboree.core.activity;

import dev.jamboree.core.mechanic.Fields;
import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.mechanic.checkin.CheckIn;
import dev.jamboree.core.mechanic.draw.Draw;
import dev.jamboree.core.mechanic.exchange.Exchange;
import dev.jamboree.core.mechanic.grab.Grab;
import dev.jamboree.core.mechanic.leaderboard.Leaderboard;
import dev.jamboree.core.mechanic.mission.Mission;
import dev.jamboree.core.mechanic.pass.Pass;
import dev.jamboree.core.mechanic.redeem.Redeem;
import java.util.List;
import java.util.function.Function;

/**
 * A kind of mechanics.
 *
 * @param type as documents call it
 * @param room has the JSON Schema of its definition beside it
 * @param reader of a definition that its schema allows
 */
public record Kind(String type, Class<? extends Mechanic> room, Function<Fields, Mechanic> reader) {

  /** All that there are: the one list that names them. */
  public static final List<Kind> ALL =
      List.of(
          new Kind("grab", Grab.class, Grab::read),
          new Kind("checkIn", CheckIn.class, CheckIn::read),
          new Kind("mission", Mission.class, Mission::read),
          new Kind("draw", Draw.class, Draw::read),
          new Kind("exchange", Exchange.class, Exchange::read),
          new Kind("redeem", Redeem.class, Redeem::read),
          new Kind("leaderboard", Leaderboard.class, Leaderboard::read),
          new Kind("pass", Pass.class, Pass::read));

  /** Reads a definition that its schema allows. */
  public Mechanic read(Fields definition) {
    return reader.apply(definition);
  }
}
