package dev.jamboree.core.mechanic.grab;

import static dev.jamboree.core.mechanic.Play.credit;
import static dev.jamboree.core.mechanic.Play.item;

import dev.jamboree.core.mechanic.Play;
import dev.jamboree.core.mechanic.grab.Grab.Tier;
import dev.jamboree.core.reward.Reward;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GrabTest {

  private static final Optional<Duration> AT_ONCE = Optional.empty();
  private static final Optional<Duration> A_MINUTE = Optional.of(Duration.ofMinutes(1));

  private static Tier tier(String id, long stock, Reward... rewards) {
    return new Tier(id, id.isEmpty() ? "gift" : "gift." + id, stock, 1, List.of(rewards));
  }

  private static Grab grab(int revision, Quota quota, Optional<Duration> reserve, Tier... tiers) {
    return new Grab("gift", revision, List.of(tiers), quota, reserve);
  }

  private static Play once(Grab grab) {
    return Play.of(Play.activity(1, "12-10 10:00", "12-12 10:00", Map.of("point", 5L), grab));
  }

  private static Play daily(Grab grab) {
    return Play.of(Play.daily(1, "12-10 00:00", "12-20 00:00", Map.of(), grab));
  }

  @Test
  void theNextTierIsHandedOutWhenTheOneBeforeIsGone() {
    once(grab(
            1, Quota.ONCE, AT_ONCE, tier("", 1, item("gold", 9)), tier("then", 2, item("tin", 1))))
        .follows(
            """
            12-10 10:00 | ann: join | gift: gold 9
            12-10 10:00 | bob: join | gift.then: tin 1
            12-10 10:00 | cid: join | gift.then: tin 1
            12-10 10:00 | dan: join | SOLD_OUT
            12-10 10:01 | bob: join | repeated
            """);
  }

  @Test
  void moreThanOneUnitIsHadByClaiming() {
    once(grab(1, new Quota(3, 0, 0), AT_ONCE, tier("", 9, item("gold", 1))))
        .follows(
            """
            12-10 10:00 | claim gift      | LOCKED
            12-10 10:01 | join            | gift: gold 1
            12-10 10:02 | claim gift      | gift: gold 1
            12-11 10:03 | claim gift      | gift: gold 1
            12-11 10:04 | claim gift      | QUOTA_EXCEEDED
            12-11 10:05 | claim gift item | NO_SUCH_ITEM
            12-12 10:00 | claim gift      | ENDED
            """);
  }

  @Test
  void aQuotaADayCountsThoseOfTheDayOverAllRuns() {
    once(grab(1, new Quota(9, 2, 0), AT_ONCE, tier("", 9, item("gold", 1))))
        .follows(
            """
            12-10 10:00 | join       | gift: gold 1
            12-10 10:01 | claim gift | gift: gold 1
            12-10 23:59 | claim gift | QUOTA_EXCEEDED
            12-11 00:00 | claim gift | gift: gold 1
            12-11 00:01 | claim gift | gift: gold 1
            12-11 00:02 | claim gift | QUOTA_EXCEEDED
            """);
  }

  @Test
  void aQuotaInAllCountsWhatWasHadInOtherRuns() {
    daily(grab(1, new Quota(2, 0, 3), AT_ONCE, tier("", 9, item("gold", 1))))
        .follows(
            """
            12-10 10:00 | join       | gift: gold 1
            12-10 10:01 | claim gift | gift: gold 1
            12-10 10:02 | claim gift | QUOTA_EXCEEDED
            12-11 10:00 | join       | gift: gold 1
            12-11 10:01 | claim gift | QUOTA_EXCEEDED
            12-12 10:00 | join       | QUOTA_EXCEEDED
            """);
  }

  @Test
  void eachRunBeginsWithAFullStock() {
    daily(grab(1, Quota.ONCE, AT_ONCE, tier("", 1, item("gold", 1))))
        .follows(
            """
            12-10 10:00 | ann: join | gift: gold 1
            12-10 10:00 | bob: join | SOLD_OUT
            12-11 10:00 | bob: join | gift: gold 1
            12-11 10:00 | ann: join | SOLD_OUT
            """);
  }

  @Test
  void aUnitThatWasNotClaimedInTimeGoesBackAndMayBeHeldAnew() {
    once(grab(1, Quota.ONCE, A_MINUTE, tier("", 1, item("gold", 1))))
        .follows(
            """
            12-10 10:00 | ann: join       | -
            12-10 10:00 | bob: join       | SOLD_OUT
            12-10 10:01 | ann: claim gift | -
            12-10 10:01 | bob: join       | SOLD_OUT
            12-10 10:01 | ann: claim gift | gift: gold 1
            """);
  }

  @Test
  void whoClaimsInTimeGetsItOnce() {
    once(grab(1, Quota.ONCE, A_MINUTE, tier("", 1, item("gold", 1)), tier("b", 1, item("tin", 1))))
        .follows(
            """
            12-10 10:00 | ann: join       | -
            12-10 10:00 | bob: join       | -
            12-10 10:00 | ann: join       | repeated
            12-10 10:00 | bob: claim gift | gift.b: tin 1
            12-10 10:00 | ann: claim gift | gift: gold 1
            12-10 10:00 | ann: claim gift | QUOTA_EXCEEDED
            """);
  }

  @Test
  void whatDoesNotFitABalanceIsRefusedAndNoUnitIsTaken() {
    once(grab(1, Quota.ONCE, AT_ONCE, tier("", 1, credit("point", 6)), tier("b", 1, item("a", 1))))
        .follows(
            """
            12-10 10:00 | ann: join | BALANCE_FULL
            """);
  }

  @Test
  void whoIsInKeepsTheRewardsOfTheTiersAndTheQuotaIsAsItIsNow() {
    Grab first = grab(1, new Quota(1, 0, 0), AT_ONCE, tier("", 9, item("gold", 1)));
    Grab next = grab(2, new Quota(2, 0, 0), AT_ONCE, tier("", 9, item("tin", 1)));
    once(first)
        .follows(
            """
            12-10 10:00 | ann: join       | gift: gold 1
            12-10 10:01 | ann: claim gift | QUOTA_EXCEEDED
            """)
        .revised(Play.activity(2, "12-10 10:00", "12-12 10:00", Map.of(), next))
        .follows(
            """
            12-10 10:02 | ann: claim gift | gift: gold 1
            12-10 10:02 | bob: join       | gift: tin 1
            """);
  }
}
