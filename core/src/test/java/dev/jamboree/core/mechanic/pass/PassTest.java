package dev.jamboree.core.mechanic.pass;

import static dev.jamboree.core.mechanic.Play.credit;
import static dev.jamboree.core.mechanic.Play.item;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.mechanic.Play;
import dev.jamboree.core.mechanic.mission.Mission;
import dev.jamboree.core.mechanic.mission.Missions;
import dev.jamboree.core.mechanic.pass.Pass.Tier;
import dev.jamboree.core.reward.Reward;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PassTest {

  private static final Mission EARN = Missions.paying("earn", credit("xp", 100));
  private static final Mission MORE = Missions.paying("more", credit("xp", 150));
  private static final Mission PAY = Missions.paying("pay", credit("premium", 1));

  private static Tier tier(long xp, String free, String paid) {
    return new Tier(1, xp, rewards(free), rewards(paid));
  }

  /** The same, of the second revision. */
  private static Tier later(long xp, String free) {
    return new Tier(2, xp, rewards(free), List.of());
  }

  private static List<Reward> rewards(String item) {
    return item.isEmpty() ? List.of() : List.of(item(item, 1));
  }

  private static Activity activity(int revision, Tier... tiers) {
    var pass = new Pass("pass", "xp", "premium", List.of(tiers));
    Map<String, Long> balances = Map.of("xp", 1000L, "premium", 1L);
    return Play.activity(revision, "12-10 10:00", "12-20 10:00", balances, EARN, MORE, PAY, pass);
  }

  private static Play play(Tier... tiers) {
    return Play.of(activity(1, tiers));
  }

  @Test
  void tiersOpenWithExperienceAndThePaidTrackWithItsBalance() {
    play(tier(0, "a", "b"), tier(100, "c", "d"), tier(200, "", "f"))
        .follows(
            """
            12-10 10:00 | claim pass 1      | pass.1: a 1
            12-10 10:01 | claim pass 1      | ALREADY_CLAIMED
            12-10 10:02 | claim pass 1.paid | LOCKED
            12-10 10:03 | claim pass 2      | NOT_REACHED
            12-10 10:04 | claim pass 3      | NO_SUCH_ITEM
            12-10 10:05 | claim pass 4      | NO_SUCH_ITEM
            12-10 10:06 | claim pass        | NOT_REACHED
            12-10 10:07 | earn              | earn.all: xp 100 (xp 100)
            12-10 10:08 | claim pass 2      | pass.2: c 1
            12-10 10:09 | pay               | pay.all: premium 1 (premium 1)
            12-10 10:10 | claim pass 1.paid | pass.1.paid: b 1
            12-10 10:11 | more              | more.all: xp 150 (xp 250)
            12-10 10:12 | claim pass        | pass.2.paid: d 1; pass.3.paid: f 1
            12-20 10:00 | ann: claim pass   | pass.1: a 1
            """);
  }

  @Test
  void allIsClaimedAtOnceAndWhatDoesNotFitStaysDue() {
    var full = new Tier(1, 0, List.of(credit("xp", 999)), List.of());
    play(full, tier(100, "c", ""))
        .follows(
            """
            12-10 10:00 | earn         | earn.all: xp 100 (xp 100)
            12-10 10:01 | claim pass   | pass.2: c 1
            12-10 10:02 | claim pass 1 | BALANCE_FULL
            12-10 10:03 | claim pass   | BALANCE_FULL
            """);
  }

  @Test
  void aPassMayHaveMoreTiersThanALongHasBits() {
    List<Tier> tiers = new ArrayList<>();
    for (int i = 0; i < 130; i++) tiers.add(tier(i, i % 62 == 0 ? "x" : "", ""));
    play(tiers.toArray(Tier[]::new))
        .follows(
            """
            12-10 10:00 | earn         | earn.all: xp 100 (xp 100)
            12-10 10:01 | claim pass   | pass.1: x 1; pass.63: x 1
            12-10 10:02 | claim pass   | NOT_REACHED
            12-10 10:03 | more         | more.all: xp 150 (xp 250)
            12-10 10:04 | claim pass   | pass.125: x 1
            """);
  }

  @Test
  void whoIsInKeepsTheTiersAndGetsThoseThatWereAddedBehindThem() {
    play(tier(0, "a", ""), tier(100, "b", ""))
        .follows(
            """
            12-10 10:00 | claim pass | pass.1: a 1
            """)
        .revised(activity(2, later(0, "n"), later(50, "o"), later(200, "p")))
        .follows(
            """
            12-10 10:01 | earn            | earn.all: xp 100 (xp 100)
            12-10 10:02 | claim pass      | pass.2: b 1
            12-10 10:03 | more            | more.all: xp 150 (xp 250)
            12-10 10:04 | claim pass      | pass.3: p 1
            12-10 10:05 | ann: claim pass | pass.1: n 1
            """);
  }
}
