package dev.jamboree.core.reward;

import java.util.List;

/**
 * A fact: these rewards belong to the user now. Items are delivered later, at least once; credits
 * are in the balance already.
 *
 * @param revision whose definition of the rewards this is
 * @param prize which of the mechanic's; empty where it has only one
 */
public record Grant(int revision, String mechanic, String prize, List<Reward> rewards) {

  public Grant {
    rewards = List.copyOf(rewards);
  }

  /** Mechanic and prize in one: {@code wheel.dragon}, or {@code gift}. */
  public String name() {
    return prize.isEmpty() ? mechanic : mechanic + "." + prize;
  }
}
