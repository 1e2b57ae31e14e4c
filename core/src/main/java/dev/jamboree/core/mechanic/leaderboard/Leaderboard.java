package dev.jamboree.core.mechanic.leaderboard;

import dev.jamboree.core.command.Event;
import dev.jamboree.core.command.EventFilter;
import dev.jamboree.core.mechanic.Fields;
import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.mechanic.Ordered;
import dev.jamboree.core.mechanic.Score;
import dev.jamboree.core.mechanic.Shown;
import dev.jamboree.core.mechanic.Turn;
import dev.jamboree.core.participation.Memory;
import dev.jamboree.core.reward.Reward;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A ranking by what happens in the game. Its rewards are paid by rank once the occurrence is over.
 *
 * @param counts which events
 * @param field of the event that holds the points; empty when each event is one point
 * @param tiers by rank, the best first
 */
public record Leaderboard(
    String id, int revision, EventFilter counts, String field, Keep keep, List<Tier> tiers)
    implements Mechanic {

  /** What becomes of the points that come in. */
  public enum Keep {
    /** The most at once. */
    BEST,
    /** All together. */
    SUM,
    /** The last, by the time at which it happened. */
    LATEST
  }

  /**
   * A part of the ranking that gets the same.
   *
   * @param id names it for the players, e.g. {@code gold}
   * @param to its last rank; it begins behind the tier before
   */
  public record Tier(String id, long to, List<Reward> rewards) {}

  public static Leaderboard read(Fields in) {
    List<Tier> tiers = new ArrayList<>();
    long before = 0;
    for (Fields node : in.parts("tiers")) {
      var tier = new Tier(node.text("id"), node.number("to"), node.rewards("rewards"));
      if (tier.to() <= before)
        node.wrong("to", "must be more than that of the tier before, " + before);
      for (Tier other : tiers) {
        if (other.id().equals(tier.id())) node.wrong("id", "is the id of another tier already");
      }
      if (tier.rewards().stream().anyMatch(Reward.Credit.class::isInstance)) {
        node.wrong("rewards", "are paid when all is over: balances are of no use then");
      }
      before = tier.to();
      tiers.add(tier);
    }
    return new Leaderboard(
        in.text("id"),
        in.revision(),
        in.events(),
        in.text("field", ""),
        Keep.valueOf(in.text("keep", "best").toUpperCase(Locale.ROOT)),
        tiers);
  }

  @Override
  public String type() {
    return "leaderboard";
  }

  @Override
  public boolean ranks() {
    return true;
  }

  @Override
  public Set<String> listensTo() {
    return Set.of(counts.type());
  }

  @Override
  public void happened(Turn turn, Event event) {
    if (!counts.test(event)) return;
    long points = points(event);
    Memory memory = turn.memory(this);
    boolean first = memory.get("since") == 0;
    long before = memory.get("points");
    long at = event.at().toEpochMilli();
    long after =
        switch (keep) {
          case BEST -> first ? points : Math.max(before, points);
          case SUM -> Math.min(Score.MAX, before + points);
          case LATEST -> at >= memory.get("since") ? points : before;
        };
    boolean newer = keep == Keep.LATEST && at > memory.get("since");
    if (!first && after == before && !newer) {
      // the same points reached earlier, told of later
      if (keep != Keep.BEST || points < before || at >= memory.get("since")) return;
    }
    memory.set("points", after);
    // 0 would be forgotten, and with it that there is a score
    memory.set("since", Math.max(1, keep == Keep.SUM ? Math.max(at, memory.get("since")) : at));
    turn.score(new Score(id, after, Instant.ofEpochMilli(memory.get("since"))));
  }

  /** From 0 on; what is no number is 0. */
  private long points(Event event) {
    if (field.isEmpty()) return 1;
    Object value = event.fields().get(field);
    return value instanceof Number number ? Math.clamp(number.longValue(), 0, Score.MAX) : 0;
  }

  @Override
  public Optional<List<Reward>> worth(String prize) {
    return tiers.stream().filter(t -> t.id().equals(prize)).findFirst().map(Tier::rewards);
  }

  /** The tier of that rank, which counts from 1. */
  public Optional<Tier> tier(long rank) {
    return tiers.stream().filter(tier -> rank <= tier.to()).findFirst();
  }

  /** What counts as points stays for who is ranked already; the rewards are those at the end. */
  @Override
  public Mechanic heldTo(Mechanic earlier) {
    if (!(earlier instanceof Leaderboard then)) return this;
    return new Leaderboard(id, revision, then.counts, then.field, then.keep, tiers);
  }

  @Override
  public Map<String, Object> shown() {
    return Ordered.map()
        .with("keep", keep.name().toLowerCase(Locale.ROOT))
        .with(
            "tiers",
            tiers.stream()
                .map(t ->
                    Ordered.map()
                        .with("id", t.id())
                        .with("to", t.to())
                        .with("rewards", Shown.rewards(t.rewards())))
                .toList());
  }

  @Override
  public Map<String, Object> progress(Turn turn) {
    Memory memory = turn.memory(this);
    return Ordered.map().with(memory.get("since") > 0, "points", memory.get("points"));
  }
}
