package dev.jamboree.server.document;

import dev.jamboree.core.reward.Balance;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** Reads the balances of a document, as far as its schema found nothing wrong with them. */
final class BalancesReader {

  private BalancesReader() {}

  /** By name. */
  static Map<String, Balance> read(JsonObject document) {
    Map<String, Balance> balances = new HashMap<>();
    if (!(document.getValue("balances") instanceof JsonObject nodes)) return balances;
    for (String name : nodes.fieldNames()) {
      Object max = nodes.getValue(name) instanceof JsonObject node ? node.getValue("max") : null;
      long most = max instanceof Number number ? number.longValue() : Limits.BALANCE;
      balances.put(name, new Balance(name, most));
    }
    return balances;
  }
}
