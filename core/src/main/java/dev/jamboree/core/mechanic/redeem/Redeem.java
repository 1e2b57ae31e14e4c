package dev.jamboree.core.mechanic.redeem;

import dev.jamboree.core.command.Command;
import dev.jamboree.core.command.Rejection;
import dev.jamboree.core.mechanic.Fields;
import dev.jamboree.core.mechanic.Limit;
import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.mechanic.Ordered;
import dev.jamboree.core.mechanic.Turn;
import dev.jamboree.core.participation.Memory;
import dev.jamboree.core.reward.Reward;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rewards for codes, which are made in batches. How often one code may be used is kept with the
 * code; here is what a batch pays and how many of its codes one user may use. All of it applies to
 * all users at once: nobody is promised anything before a code is used.
 *
 * @param batches by id
 */
public record Redeem(String id, int revision, Map<String, Batch> batches) implements Mechanic {

  /**
   * Codes that pay the same.
   *
   * @param limit of codes of this batch for one user
   */
  public record Batch(String id, Limit limit, List<Reward> rewards) {}

  public static Redeem read(Fields in) {
    Map<String, Batch> batches = new LinkedHashMap<>();
    for (Fields node : in.parts("batches")) {
      String id = node.text("id");
      Limit limit = node.part("limit").map(Limit::read).orElse(new Limit(0, 1));
      if (batches.put(id, new Batch(id, limit, node.rewards("rewards"))) != null) {
        node.wrong("id", "is the id of another batch already");
      }
    }
    return new Redeem(in.text("id"), in.revision(), batches);
  }

  @Override
  public String type() {
    return "redeem";
  }

  @Override
  public @Nullable Rejection act(Turn turn, Command.Aimed command) {
    if (!(command instanceof Command.Redeem asked)) return Rejection.NO_SUCH_MECHANIC;
    Batch batch = batches.get(asked.batch());
    if (batch == null) return Rejection.NO_SUCH_ITEM;
    Memory memory = turn.memory(this);
    if (!batch.limit().allows(turn, memory, batch.id(), 1)) return Rejection.QUOTA_EXCEEDED;
    if (!turn.fits(batch.rewards(), 1)) return Rejection.BALANCE_FULL;
    if (turn.left(asked.item()) < 1) return Rejection.SOLD_OUT;
    turn.take(asked.item(), 1);
    batch.limit().count(turn, memory, batch.id(), 1);
    turn.grant(revision, this, batch.id(), batch.rewards());
    turn.say("batch", batch.id());
    return null;
  }

  @Override
  public Optional<List<Reward>> worth(String prize) {
    return Optional.ofNullable(batches.get(prize)).map(Batch::rewards);
  }

  /** Nothing of the batches: what codes there are is nobody's business. */
  @Override
  public Map<String, Object> shown() {
    return Ordered.map();
  }
}
