package dev.jamboree.server.audit;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is kept of a user, as the row has it. */
final class State {

  private State() {}

  /** By name. */
  static Map<String, Long> balances(@Nullable String json) {
    if (json == null) return Map.of();
    JsonObject balances = new JsonObject(json).getJsonObject("b");
    Map<String, Long> all = new HashMap<>();
    for (String name : balances.fieldNames()) all.put(name, balances.getLong(name));
    return all;
  }
}
