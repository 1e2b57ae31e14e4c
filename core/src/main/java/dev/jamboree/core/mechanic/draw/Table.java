package dev.jamboree.core.mechanic.draw;

import dev.jamboree.core.mechanic.Dice;
import dev.jamboree.core.mechanic.Ordered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The odds of one draw: which prize chance and the guarantee choose. */
public record Table(List<Prize> prizes, Optional<Pity> pity) {

  /** A guarantee has come by then, as its schema bounds it. */
  private static final int MOST_STEPS = 20_000;

  /**
   * The prize of one throw.
   *
   * @param without draws before it that did not give the guaranteed prize
   */
  public Prize draw(Dice dice, String mechanic, long userId, long number, long without) {
    if (pity.isPresent() && pity.get().due(without)) return prize(pity.get().prize());
    long total = total();
    if (pity.isPresent() && pity.get().extraPercent(without) > 0) {
      Prize promised = prize(pity.get().prize());
      long chance = likelier(promised.weight(), total, pity.get().extraPercent(without));
      if (dice.below(100 * total, mechanic, userId, number, 0) < chance) return promised;
      long others = dice.below(total - promised.weight(), mechanic, userId, number, 1);
      return pick(others, promised);
    }
    return pick(dice.below(total, mechanic, userId, number, 0), null);
  }

  /** Of 100 times the total. */
  private static long likelier(long weight, long total, long extraPercent) {
    return Math.min(100 * total, 100 * weight + Math.min(100, extraPercent) * total);
  }

  private Prize pick(long at, @Nullable Prize without) {
    long left = at;
    for (Prize prize : prizes) {
      if (prize.equals(without)) continue;
      left -= prize.weight();
      if (left < 0) return prize;
    }
    throw new IllegalArgumentException(at + " is no number of this table");
  }

  /** The probability of each prize at the draw behind so many without the guaranteed one. */
  double[] odds(long without) {
    double[] odds = new double[prizes.size()];
    double total = total();
    double promised = 0;
    double weight = 0;
    if (pity.isPresent()) {
      weight = prize(pity.get().prize()).weight();
      long extra = pity.get().extraPercent(without);
      promised =
          pity.get().due(without) ? 1 : likelier((long) weight, total(), extra) / (100 * total);
    }
    for (int i = 0; i < odds.length; i++) {
      Prize prize = prizes.get(i);
      boolean guaranteed = pity.isPresent() && prize.id().equals(pity.get().prize());
      odds[i] = guaranteed ? promised : (1 - promised) * prize.weight() / (total - weight);
    }
    return odds;
  }

  /**
   * The share of each prize among very many draws. The guarantee makes cycles, each ending with its
   * prize: among the draws of a cycle, that one is one, and chance shares out the others.
   */
  double[] longRun() {
    double[] odds = odds(0);
    if (pity.isEmpty()) return odds;
    Prize promised = prize(pity.get().prize());
    int at = prizes.indexOf(promised);
    double cycle = 0;
    double unlucky = 1;
    for (long without = 0; unlucky > 1e-15; without++) {
      cycle += unlucky;
      unlucky *= 1 - odds(without)[at];
    }
    double total = total();
    for (int i = 0; i < odds.length; i++) {
      odds[i] =
          i == at
              ? 1 / cycle
              : (1 - 1 / cycle) * prizes.get(i).weight() / (total - promised.weight());
    }
    return odds;
  }

  /** From which draw on, counted from the last guaranteed prize, it has which chance. */
  List<Object> steps() {
    List<Object> steps = new ArrayList<>();
    if (pity.isEmpty()) return steps;
    int at = prizes.indexOf(prize(pity.get().prize()));
    double last = -1;
    for (long without = 0; last < 1 && without < MOST_STEPS; without++) {
      double chance = odds(without)[at];
      if (chance != last) {
        steps.add(Ordered.map().with("from", without + 1).with("probability", chance));
      }
      last = chance;
    }
    return steps;
  }

  Prize prize(String id) {
    return prizes.stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
  }

  private long total() {
    long total = 0;
    for (Prize prize : prizes) total += prize.weight();
    return total;
  }
}
