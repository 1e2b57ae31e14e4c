package dev.jamboree.core.mechanic;

import dev.jamboree.core.reward.Reward;
import java.util.List;

/**
 * First come, first served: who joins while stock lasts gets the rewards, once an occurrence.
 *
 * @param stock units each occurrence starts with
 * @param slots rows the stock is split into, 1 to 64; more than one spreads a very hot stock
 * @param quota occurrences one user may join in all; 0 for no limit
 */
public record Grab(String id, long stock, int slots, int quota, List<Reward> rewards)
    implements Mechanic {

  public Grab {
    rewards = List.copyOf(rewards);
  }
}
