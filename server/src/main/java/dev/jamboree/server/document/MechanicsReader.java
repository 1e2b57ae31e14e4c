package dev.jamboree.server.document;

import dev.jamboree.core.mechanic.Grab;
import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.reward.Reward;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the mechanics of a document, as far as its schema found nothing wrong with them. */
final class MechanicsReader {

  private MechanicsReader() {}

  /** Those without a mistake; mistakes are noted. */
  static List<Mechanic> read(JsonObject document, Mistakes mistakes) {
    if (!(document.getValue("mechanics") instanceof JsonArray nodes)) return List.of();
    List<Mechanic> mechanics = new ArrayList<>(nodes.size());
    Map<String, String> pointerById = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      if (!(nodes.getValue(i) instanceof JsonObject node)) continue;
      String at = "/mechanics/" + i;
      if (node.getValue("id") instanceof String id) {
        String first = pointerById.putIfAbsent(id, at);
        if (first != null) {
          mistakes.add(at + "/id", "is the id of " + first + " already: each needs its own");
        }
      }
      slotsFit(node, at, mistakes);
      if (mistakes.noneUnder(at)) mechanics.add(grab(node));
    }
    return mechanics;
  }

  private static void slotsFit(JsonObject node, String at, Mistakes mistakes) {
    if (!(node.getValue("stock") instanceof Number stock)) return;
    if (!(node.getValue("slots") instanceof Number slots)) return;
    if (slots.doubleValue() > stock.doubleValue()) {
      mistakes.add(at + "/slots", "must not be more than the stock, " + stock);
    }
  }

  private static Grab grab(JsonObject node) {
    JsonArray rewardNodes = node.getJsonArray("rewards");
    List<Reward> rewards = new ArrayList<>(rewardNodes.size());
    for (int i = 0; i < rewardNodes.size(); i++) {
      JsonObject reward = rewardNodes.getJsonObject(i);
      rewards.add(new Reward(reward.getString("item"), reward.getLong("count")));
    }
    return new Grab(
        node.getString("id"),
        node.getLong("stock"),
        node.getInteger("slots", 1),
        node.getInteger("quota", 0),
        rewards);
  }
}
