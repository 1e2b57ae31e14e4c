package dev.jamboree.core.mechanic.exchange;

import static dev.jamboree.core.mechanic.Play.credit;
import static dev.jamboree.core.mechanic.Play.item;

import dev.jamboree.core.mechanic.Limit;
import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.mechanic.Play;
import dev.jamboree.core.mechanic.exchange.Exchange.Offer;
import dev.jamboree.core.mechanic.mission.Mission;
import dev.jamboree.core.mechanic.mission.Missions;
import dev.jamboree.core.reward.Cost;
import dev.jamboree.core.reward.Reward;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ExchangeTest {

  private static final Map<String, Long> BALANCES = Map.of("point", 100L, "token", 5L);

  /** {@code earn} pays ten points. */
  private static final Mission EARN = Missions.paying("earn", credit("point", 10));

  private static Offer offer(String id, long stock, Limit limit, long price, Reward... rewards) {
    var cost = List.of(new Cost("point", price));
    return new Offer(id, "shop." + id, stock, cost, List.of(rewards), limit);
  }

  private static Play shop(Offer... offers) {
    return Play.of(activity(1, offers));
  }

  private static dev.jamboree.core.activity.Activity activity(int revision, Offer... offers) {
    Map<String, Offer> all = new LinkedHashMap<>();
    for (Offer offer : offers) all.put(offer.id(), offer);
    Mechanic shop = new Exchange("shop", revision, all);
    return Play.activity(revision, "12-10 10:00", "12-13 10:00", BALANCES, EARN, shop);
  }

  @Test
  void pointsBuyRewardsWhileTheyLast() {
    shop(offer("mount", 0, Limit.NONE, 7, item("mount", 1)))
        .follows(
            """
            12-10 10:00 | buy shop mount    | NOT_ENOUGH
            12-10 10:01 | earn              | earn.all: point 10 (point 10)
            12-10 10:02 | buy shop mount 2  | NOT_ENOUGH
            12-10 10:03 | buy shop mount    | shop.mount: mount 1 (point 3)
            12-10 10:04 | buy shop mount    | NOT_ENOUGH
            12-10 10:05 | buy shop mouse    | NO_SUCH_ITEM
            12-10 10:06 | ann: buy shop mount | NOT_ENOUGH
            12-13 10:00 | buy shop mount    | ENDED
            """);
  }

  @Test
  void severalAreBoughtAllOrNone() {
    shop(offer("gem", 3, Limit.NONE, 2, item("gem", 5)))
        .follows(
            """
            12-10 10:00 | earn          | earn.all: point 10 (point 10)
            12-10 10:01 | buy shop gem 4 | SOLD_OUT
            12-10 10:02 | buy shop gem 3 | shop.gem: gem 5; shop.gem: gem 5; shop.gem: gem 5 (point 4)
            12-10 10:03 | buy shop gem 1 | SOLD_OUT
            """);
  }

  @Test
  void theStockIsForAllAndTheLimitsAreForEach() {
    shop(offer("gem", 4, new Limit(1, 2), 1, item("gem", 1)))
        .follows(
            """
            12-10 10:00 | earn              | earn.all: point 10 (point 10)
            12-10 10:01 | buy shop gem 2    | QUOTA_EXCEEDED
            12-10 10:02 | buy shop gem      | shop.gem: gem 1 (point 9)
            12-10 10:03 | buy shop gem      | QUOTA_EXCEEDED
            12-11 00:00 | buy shop gem      | shop.gem: gem 1 (point 8)
            12-12 00:00 | buy shop gem      | QUOTA_EXCEEDED
            12-12 00:00 | ann: earn         | earn.all: point 10 (point 10)
            12-12 00:00 | ann: buy shop gem | shop.gem: gem 1 (point 9)
            12-12 00:00 | bob: earn         | earn.all: point 10 (point 10)
            12-12 00:00 | bob: buy shop gem | shop.gem: gem 1 (point 9)
            12-12 00:00 | cid: earn         | earn.all: point 10 (point 10)
            12-12 00:00 | cid: buy shop gem | SOLD_OUT
            """);
  }

  @Test
  void whatDoesNotFitABalanceIsNotSold() {
    shop(offer("token", 0, Limit.NONE, 1, credit("token", 2)))
        .follows(
            """
            12-10 10:00 | earn             | earn.all: point 10 (point 10)
            12-10 10:01 | buy shop token 3 | BALANCE_FULL
            12-10 10:02 | buy shop token 2 | shop.token: token 2; shop.token: token 2 (point 8, token 4)
            12-10 10:03 | buy shop token   | BALANCE_FULL
            """);
  }

  @Test
  void offersAreForEverybodyAsTheyAreNow() {
    shop(offer("gem", 0, Limit.NONE, 1, item("gem", 1)))
        .follows(
            """
            12-10 10:00 | earn         | earn.all: point 10 (point 10)
            12-10 10:01 | buy shop gem | shop.gem: gem 1 (point 9)
            """)
        .revised(activity(2, offer("gem", 0, Limit.NONE, 5, item("gem", 3))))
        .follows(
            """
            12-10 10:02 | buy shop gem | shop.gem: gem 3 (point 4)
            """);
  }
}
