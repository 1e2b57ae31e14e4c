package dev.jamboree.core.mechanic.draw;

import dev.jamboree.core.command.Command;
import dev.jamboree.core.command.Rejection;
import dev.jamboree.core.command.User;
import dev.jamboree.core.mechanic.Evidence;
import dev.jamboree.core.mechanic.Fields;
import dev.jamboree.core.mechanic.Limit;
import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.mechanic.Ordered;
import dev.jamboree.core.mechanic.Shown;
import dev.jamboree.core.mechanic.Turn;
import dev.jamboree.core.participation.Memory;
import dev.jamboree.core.reward.Cost;
import dev.jamboree.core.reward.Reward;
import dev.jamboree.core.reward.Supply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A lucky draw. Chance is a function of the seed of the occurrence, the user and the number of the
 * draw, so a draw that is refused, or decided twice, cannot be tried for better luck.
 *
 * @param times how many draws may be asked for in one go
 * @param cost of one
 */
public record Draw(
    String id,
    int revision,
    List<Long> times,
    List<Cost> cost,
    Limit limit,
    List<Prize> prizes,
    Optional<Pity> pity)
    implements Mechanic {

  public static Draw read(Fields in) {
    String id = in.text("id");
    List<Prize> prizes = in.parts("prizes").stream().map(p -> prize(id, p)).toList();
    List<Long> times = in.numbers("times");
    var draw =
        new Draw(
            id,
            in.revision(),
            times.isEmpty() ? List.of(1L, 10L) : times,
            in.costs("cost"),
            in.part("limit").map(Limit::read).orElse(Limit.NONE),
            prizes,
            in.part("pity").map(Pity::read));
    draw.check(in);
    return draw;
  }

  private static Prize prize(String mechanic, Fields in) {
    String id = in.text("id");
    return new Prize(
        id,
        in.number("weight"),
        mechanic + "." + id,
        in.number("stock", 0),
        in.text("fallback", ""),
        in.rewards("rewards"));
  }

  private void check(Fields in) {
    Set<String> endless = new HashSet<>();
    Set<String> all = new HashSet<>();
    for (Prize prize : prizes) if (!prize.limited()) endless.add(prize.id());
    List<Fields> nodes = in.parts("prizes");
    for (int i = 0; i < prizes.size(); i++) {
      Prize prize = prizes.get(i);
      if (!all.add(prize.id())) nodes.get(i).wrong("id", "is the id of another prize already");
      if (prize.limited() && !endless.contains(prize.fallback())) {
        nodes
            .get(i)
            .wrong(
                "fallback", "must name a prize without stock: it is given once the stock is gone");
      }
      if (!prize.limited() && !prize.fallback().isEmpty()) {
        nodes.get(i).wrong("fallback", "is for prizes with a stock");
      }
    }
    if (pity.isPresent() && !endless.contains(pity.get().prize())) {
      in.wrong("pity", "must name a prize without stock: else the guarantee could not be kept");
    }
  }

  @Override
  public String type() {
    return "draw";
  }

  @Override
  public boolean throwsDice() {
    return true;
  }

  @Override
  public List<Supply> supplies() {
    List<Supply> supplies = new ArrayList<>();
    for (Prize prize : prizes) {
      if (prize.limited()) supplies.add(new Supply(prize.item(), prize.stock()));
    }
    return supplies;
  }

  @Override
  public @Nullable Rejection act(Turn turn, Command.Aimed command) {
    if (!(command instanceof Command.Draw asked)) return Rejection.NO_SUCH_MECHANIC;
    if (!times.contains((long) asked.times())) return Rejection.NO_SUCH_ITEM;
    Memory memory = turn.memory(this);
    if (!limit.allows(turn, memory, "n", asked.times())) return Rejection.QUOTA_EXCEEDED;
    if (!turn.canPay(cost, asked.times())) return Rejection.NOT_ENOUGH;
    limit.count(turn, memory, "n", asked.times());
    turn.pay(cost, asked.times());
    List<Object> told = new ArrayList<>(asked.times());
    for (int i = 0; i < asked.times(); i++) told.add(one(turn, memory));
    turn.say("draws", told);
    pity.ifPresent(_ -> turn.say("sincePity", memory.get("pity")));
    return null;
  }

  @Override
  public Optional<List<Reward>> worth(String prize) {
    return prizes.stream().filter(p -> p.id().equals(prize)).findFirst().map(Prize::rewards);
  }

  private Object one(Turn turn, Memory memory) {
    long number = memory.add("drawn", 1);
    long without = memory.get("pity");
    Prize drawn = table().draw(turn.dice(), id, turn.scene().user().id(), number, without);
    Prize given = drawn;
    if (drawn.limited()) {
      if (turn.left(drawn.item()) > 0) turn.take(drawn.item(), 1);
      else given = table().prize(drawn.fallback());
    }
    if (pity.isPresent()) {
      memory.set("pity", given.id().equals(pity.get().prize()) ? 0 : without + 1);
    }
    turn.grant(revision, this, given.id(), given.rewards());
    turn.record(
        new Evidence(
            id,
            revision,
            pity.map(Pity::revision).orElse(0),
            number,
            without,
            drawn.id(),
            given.id()));
    return Ordered.map()
        .with("number", number)
        .with("prize", given.id())
        .with("rewards", Shown.rewards(given.rewards()));
  }

  /** What chance has to choose from. */
  public Table table() {
    return new Table(prizes, pity);
  }

  /**
   * What the law asks to be told: the chance of each prize, at the next draw and in the long run.
   */
  public Map<String, Object> odds() {
    Table table = table();
    double[] first = table.odds(0);
    double[] all = table.longRun();
    List<Object> told = new ArrayList<>();
    for (int i = 0; i < prizes.size(); i++) {
      Prize prize = prizes.get(i);
      told.add(
          Ordered.map()
              .with("id", prize.id())
              .with("weight", prize.weight())
              .with("probability", first[i])
              .with("longRun", all[i])
              .with(prize.limited(), "fallback", prize.fallback())
              .with("rewards", Shown.rewards(prize.rewards())));
    }
    return Ordered.map()
        .with("prizes", told)
        .with(pity.isPresent(), "pity", pity.map(Pity::shown).orElse(Map.of()))
        .with(pity.isPresent(), "steps", table.steps());
  }

  /** The guarantee stays as it was promised, while its prize is there. */
  @Override
  public Mechanic heldTo(Mechanic earlier) {
    if (!(earlier instanceof Draw then) || then.pity.isEmpty()) return this;
    String promised = then.pity.get().prize();
    boolean there = prizes.stream().anyMatch(p -> p.id().equals(promised) && !p.limited());
    return there ? new Draw(id, revision, times, cost, limit, prizes, then.pity) : this;
  }

  @Override
  public Command.Aimed next(User user) {
    return new Command.Draw(user, id, times.getFirst().intValue());
  }

  @Override
  public Map<String, Object> shown() {
    return Ordered.map()
        .with("times", times)
        .with("cost", Shown.costs(cost))
        .with("limit", limit.shown())
        .with(
            "prizes",
            prizes.stream()
                .map(p ->
                    Ordered.map().with("id", p.id()).with("rewards", Shown.rewards(p.rewards())))
                .toList())
        .with(pity.isPresent(), "pity", pity.map(Pity::shown).orElse(Map.of()));
  }

  @Override
  public Map<String, Object> progress(Turn turn) {
    Memory memory = turn.memory(this);
    return Ordered.map()
        .with("drawn", memory.get("drawn"))
        .with("affordable", turn.canPay(cost, 1))
        .with("limit", limit.left(turn, memory, "n"))
        .with(pity.isPresent(), "sincePity", memory.get("pity"));
  }
}
