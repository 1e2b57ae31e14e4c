package dev.jamboree.core.mechanic.draw;

import dev.jamboree.core.reward.Reward;
import java.util.List;

/**
 * What a draw may give.
 *
 * @param weight its share of the sum of all weights, at least 1
 * @param item its stock
 * @param stock units for all users together; 0 for without end
 * @param fallback the prize that is given instead once the stock is gone; has no stock itself.
 *     Empty where there is no stock.
 */
public record Prize(
    String id, long weight, String item, long stock, String fallback, List<Reward> rewards) {

  boolean limited() {
    return stock > 0;
  }
}
