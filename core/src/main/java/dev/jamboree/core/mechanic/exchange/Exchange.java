package dev.jamboree.core.mechanic.exchange;

import dev.jamboree.core.command.Command;
import dev.jamboree.core.command.Rejection;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A shop: points of balances for rewards.
 *
 * @param offers by id, in the order in which they are shown
 */
public record Exchange(String id, int revision, Map<String, Offer> offers) implements Mechanic {

  /**
   * Something to buy.
   *
   * @param item its stock
   * @param stock units for all users together; 0 for without end
   */
  public record Offer(
      String id, String item, long stock, List<Cost> cost, List<Reward> rewards, Limit limit) {

    boolean limited() {
      return stock > 0;
    }
  }

  public static Exchange read(Fields in) {
    String id = in.text("id");
    Map<String, Offer> offers = new LinkedHashMap<>();
    for (Fields offer : in.parts("offers")) {
      String name = offer.text("id");
      var read =
          new Offer(
              name,
              id + "." + name,
              offer.number("stock", 0),
              offer.costs("cost"),
              offer.rewards("rewards"),
              offer.part("limit").map(Limit::read).orElse(Limit.NONE));
      if (offers.put(name, read) != null) offer.wrong("id", "is the id of another offer already");
    }
    return new Exchange(id, in.revision(), offers);
  }

  @Override
  public String type() {
    return "exchange";
  }

  @Override
  public List<Supply> supplies() {
    List<Supply> supplies = new ArrayList<>();
    for (Offer offer : offers.values()) {
      if (offer.limited()) supplies.add(new Supply(offer.item(), offer.stock()));
    }
    return supplies;
  }

  @Override
  public @Nullable Rejection act(Turn turn, Command.Aimed command) {
    if (!(command instanceof Command.Exchange asked)) return Rejection.NO_SUCH_MECHANIC;
    Offer offer = offers.get(asked.offer());
    if (offer == null) return Rejection.NO_SUCH_ITEM;
    int times = asked.times();
    Memory memory = turn.memory(this);
    if (!offer.limit().allows(turn, memory, offer.id(), times)) return Rejection.QUOTA_EXCEEDED;
    if (!turn.canPay(offer.cost(), times)) return Rejection.NOT_ENOUGH;
    if (!turn.fits(offer.rewards(), times)) return Rejection.BALANCE_FULL;
    if (offer.limited() && turn.left(offer.item()) < times) return Rejection.SOLD_OUT;
    if (offer.limited()) turn.take(offer.item(), times);
    offer.limit().count(turn, memory, offer.id(), times);
    turn.pay(offer.cost(), times);
    for (int i = 0; i < times; i++) turn.grant(revision, this, offer.id(), offer.rewards());
    turn.say("offer", offer.id());
    turn.say("times", times);
    return null;
  }

  @Override
  public Optional<List<Reward>> worth(String prize) {
    return Optional.ofNullable(offers.get(prize)).map(Offer::rewards);
  }

  @Override
  public Map<String, Object> shown() {
    List<Object> all = new ArrayList<>();
    for (Offer offer : offers.values()) {
      all.add(
          Ordered.map()
              .with("id", offer.id())
              .with("cost", Shown.costs(offer.cost()))
              .with("rewards", Shown.rewards(offer.rewards()))
              .with("limit", offer.limit().shown()));
    }
    return Ordered.map().with("offers", all);
  }

  @Override
  public Map<String, Object> progress(Turn turn) {
    Memory memory = turn.memory(this);
    var offersLeft = Ordered.map();
    for (Offer offer : offers.values()) {
      offersLeft.with(
          offer.id(),
          offer
              .limit()
              .left(turn, memory, offer.id())
              .with("affordable", turn.canPay(offer.cost(), 1))
              .with(offer.limited(), "remaining", turn.left(offer.item())));
    }
    return Ordered.map().with("offers", offersLeft);
  }
}
