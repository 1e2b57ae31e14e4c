package dev.jamboree.core.mechanic;

import dev.jamboree.core.reward.Cost;
import dev.jamboree.core.reward.Reward;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How things are told to clients: as texts, numbers, booleans, lists and maps. */
public final class Shown {

  private Shown() {}

  public static List<Object> rewards(List<Reward> rewards) {
    List<Object> shown = new ArrayList<>(rewards.size());
    for (Reward reward : rewards) {
      shown.add(
          switch (reward) {
            case Reward.Item(String item, long count) -> pair("item", item, count);
            case Reward.Credit(String balance, long count) -> pair("balance", balance, count);
          });
    }
    return shown;
  }

  public static List<Object> costs(List<Cost> costs) {
    List<Object> shown = new ArrayList<>(costs.size());
    for (Cost cost : costs) shown.add(pair("balance", cost.balance(), cost.count()));
    return shown;
  }

  private static Map<String, Object> pair(String kind, String name, long count) {
    return Ordered.map().with(kind, name).with("count", count);
  }
}
