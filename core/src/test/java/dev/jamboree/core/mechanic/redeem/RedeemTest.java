package dev.jamboree.core.mechanic.redeem;

import static dev.jamboree.core.mechanic.Play.credit;
import static dev.jamboree.core.mechanic.Play.item;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.mechanic.Limit;
import dev.jamboree.core.mechanic.Play;
import dev.jamboree.core.mechanic.redeem.Redeem.Batch;
import dev.jamboree.core.reward.Reward;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every code of these is good for one use. */
final class RedeemTest {

  private static Activity activity(int revision, Limit limit, Reward reward) {
    var batch = new Batch("fair", limit, List.of(reward));
    return Play.activity(
        revision,
        "12-10 10:00",
        "12-20 10:00",
        Map.of("point", 5L),
        new Redeem("codes", revision, Map.of("fair", batch)));
  }

  @Test
  void aCodePaysAsOftenAsItIsGoodForAndAUserMayUseSoManyOfABatch() {
    Play.of(activity(1, new Limit(2, 3), item("gem", 1)))
        .follows(
            """
            12-10 10:00 | redeem codes fair x      | codes.fair: gem 1
            12-10 10:01 | redeem codes fair x      | SOLD_OUT
            12-10 10:02 | ann: redeem codes fair x | SOLD_OUT
            12-10 10:03 | redeem codes fair y      | codes.fair: gem 1
            12-10 10:04 | redeem codes fair z      | QUOTA_EXCEEDED
            12-11 10:00 | redeem codes fair z      | codes.fair: gem 1
            12-12 10:00 | redeem codes fair w      | QUOTA_EXCEEDED
            12-12 10:01 | redeem codes other w     | NO_SUCH_ITEM
            12-20 10:00 | ann: redeem codes fair w | ENDED
            """);
  }

  @Test
  void whatDoesNotFitABalanceLeavesTheCodeUnused() {
    Play.of(activity(1, new Limit(0, 9), credit("point", 3)))
        .follows(
            """
            12-10 10:00 | redeem codes fair x      | codes.fair: point 3 (point 3)
            12-10 10:01 | redeem codes fair y      | BALANCE_FULL
            12-10 10:02 | ann: redeem codes fair y | codes.fair: point 3 (point 3)
            """);
  }

  @Test
  void aNewRevisionIsForEverybodyAtOnce() {
    Play.of(activity(1, new Limit(0, 9), item("gem", 1)))
        .follows(
            """
            12-10 10:00 | redeem codes fair x | codes.fair: gem 1
            """)
        .revised(activity(2, new Limit(0, 9), item("gold", 1)))
        .follows(
            """
            12-10 10:01 | redeem codes fair y | codes.fair: gold 1
            """);
  }
}
