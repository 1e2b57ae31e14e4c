package dev.jamboree.core.mechanic.draw;

import static dev.jamboree.core.mechanic.Play.credit;
import static dev.jamboree.core.mechanic.Play.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.mechanic.Dice;
import dev.jamboree.core.mechanic.Limit;
import dev.jamboree.core.mechanic.Play;
import dev.jamboree.core.mechanic.mission.Mission;
import dev.jamboree.core.mechanic.mission.Missions;
import dev.jamboree.core.reward.Cost;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DrawTest {

  private static final Map<String, Long> TICKETS = Map.of("ticket", 100L);
  private static final Mission EARN = Missions.paying("earn", credit("ticket", 10));
  private static final List<Cost> A_TICKET = List.of(new Cost("ticket", 1));

  private static final Prize DRAGON =
      new Prize("dragon", 1, "wheel.dragon", 2, "coin", List.of(item("dragon", 1)));
  private static final Prize GEM = new Prize("gem", 9, "wheel.gem", 0, "", List.of(item("gem", 1)));
  private static final Prize COIN =
      new Prize("coin", 90, "wheel.coin", 0, "", List.of(item("coin", 1)));

  /** Shows the numbers one after the other, each out of a hundred. */
  private static Dice showing(int... hundredths) {
    return (_, _, number, _) ->
        Long.divideUnsigned(-1L, 100) * hundredths[(int) (number - 1) % hundredths.length] + 100;
  }

  private static Draw wheel(Limit limit, Optional<Pity> pity) {
    return new Draw("wheel", 1, List.of(1L, 3L), A_TICKET, limit, List.of(DRAGON, GEM, COIN), pity);
  }

  private static Activity activity(int revision, Draw draw) {
    return Play.activity(revision, "12-10 10:00", "12-13 10:00", TICKETS, EARN, draw);
  }

  private static Play play(Draw draw, Dice dice) {
    return Play.of(activity(1, draw)).with(dice);
  }

  @Test
  void aPrizeHasTheShareOfItsWeight() {
    play(wheel(Limit.NONE, Optional.empty()), showing(0, 1, 9, 10, 99))
        .follows(
            """
            12-10 10:00 | draw wheel   | NOT_ENOUGH
            12-10 10:01 | earn         | earn.all: ticket 10 (ticket 10)
            12-10 10:02 | draw wheel   | wheel.dragon: dragon 1 (ticket 9)
            12-10 10:03 | draw wheel   | wheel.gem: gem 1 (ticket 8)
            12-10 10:04 | draw wheel 3 | wheel.gem: gem 1; wheel.coin: coin 1; wheel.coin: coin 1 (ticket 5)
            12-10 10:05 | draw wheel 2 | NO_SUCH_ITEM
            12-13 10:00 | draw wheel   | ENDED
            """);
  }

  @Test
  void aPrizeThatIsGoneIsReplacedByItsFallback() {
    play(wheel(Limit.NONE, Optional.empty()), showing(0))
        .follows(
            """
            12-10 10:00 | earn         | earn.all: ticket 10 (ticket 10)
            12-10 10:01 | draw wheel 3 | wheel.dragon: dragon 1; wheel.dragon: dragon 1; wheel.coin: coin 1 (ticket 7)
            12-10 10:02 | draw wheel   | wheel.coin: coin 1 (ticket 6)
            """);
  }

  @Test
  void aLimitCountsDraws() {
    play(wheel(new Limit(3, 5), Optional.empty()), showing(99))
        .follows(
            """
            12-10 10:00 | earn         | earn.all: ticket 10 (ticket 10)
            12-10 10:01 | draw wheel   | wheel.coin: coin 1 (ticket 9)
            12-10 10:02 | draw wheel 3 | QUOTA_EXCEEDED
            12-11 10:02 | draw wheel 3 | wheel.coin: coin 1; wheel.coin: coin 1; wheel.coin: coin 1 (ticket 6)
            12-12 10:00 | draw wheel   | wheel.coin: coin 1 (ticket 5)
            12-12 10:01 | draw wheel   | QUOTA_EXCEEDED
            """);
  }

  @Test
  void theHardGuaranteeComesAtItsDrawAndIsCountedAnewFromThere() {
    play(
            wheel(Limit.NONE, Optional.of(new Pity(1, "gem", 3, 0, 0))),
            showing(99, 99, 99, 5, 99, 99))
        .follows(
            """
            12-10 10:00 | earn         | earn.all: ticket 10 (ticket 10)
            12-10 10:01 | draw wheel   | wheel.coin: coin 1 (ticket 9)
            12-10 10:02 | draw wheel   | wheel.coin: coin 1 (ticket 8)
            12-10 10:03 | draw wheel   | wheel.gem: gem 1 (ticket 7)
            12-10 10:04 | draw wheel 3 | wheel.gem: gem 1; wheel.coin: coin 1; wheel.coin: coin 1 (ticket 4)
            12-10 10:05 | draw wheel   | wheel.gem: gem 1 (ticket 3)
            """);
  }

  @Test
  void theSoftGuaranteeMakesItLikelierWithEachDraw() {
    var pity = Optional.of(new Pity(1, "gem", 0, 3, 30));
    Table table = wheel(Limit.NONE, pity).table();
    assertThat(table.odds(0)).containsExactly(new double[] {.01, .09, .90}, within(1e-12));
    assertThat(table.odds(1)[1]).isCloseTo(.09, within(1e-12));
    assertThat(table.odds(2)[1]).isCloseTo(.39, within(1e-12));
    assertThat(table.odds(3)[1]).isCloseTo(.69, within(1e-12));
    assertThat(table.odds(5)[1]).isEqualTo(1);
    assertThat(table.odds(2)[0] + table.odds(2)[1] + table.odds(2)[2]).isCloseTo(1, within(1e-12));
    assertThat(table.odds(2)[0] / table.odds(2)[2]).isCloseTo(1.0 / 90, within(1e-12));
  }

  @Test
  void theLongRunCountsTheGuarantee() {
    var pity = Optional.of(new Pity(1, "gem", 10, 0, 0));
    Table table = wheel(Limit.NONE, pity).table();
    double[] told = table.longRun();
    var random = new SplittableRandom(11);
    int[] counts = new int[3];
    int without = 0;
    int draws = 2_000_000;
    List<Prize> prizes = List.of(DRAGON, GEM, COIN);
    for (int i = 0; i < draws; i++) {
      Prize prize = table.draw((_, _, _, _) -> random.nextLong(), "wheel", 1, i, without);
      counts[prizes.indexOf(prize)]++;
      without = prize.equals(GEM) ? 0 : without + 1;
    }
    for (int i = 0; i < 3; i++) {
      assertThat((double) counts[i] / draws).isCloseTo(told[i], within(0.002));
    }
    assertThat(told[1]).isGreaterThan(0.14);
    assertThat(told[0] + told[1] + told[2]).isCloseTo(1, within(1e-12));
  }

  @Test
  void theStepsOfAGuaranteeAreTold() {
    var soft = Optional.of(new Pity(1, "gem", 5, 3, 30));
    assertThat(wheel(Limit.NONE, soft).table().steps().toString())
        .isEqualTo(
            "[{from=1, probability=0.09}, {from=3, probability=0.39},"
                + " {from=4, probability=0.69}, {from=5, probability=1.0}]");
  }

  /** A million draws at each point of the guarantee; a failure prints the seed. */
  @Test
  void whatIsDrawnIsDistributedAsTheOddsSay() {
    var pity = Optional.of(new Pity(1, "gem", 90, 3, 30));
    Table table = wheel(Limit.NONE, pity).table();
    long seed = new SplittableRandom().nextLong();
    var random = new SplittableRandom(seed);
    Dice dice = (_, _, _, _) -> random.nextLong();
    for (int without = 0; without < 5; without++) {
      Map<String, Integer> counts = new HashMap<>();
      int draws = 1_000_000;
      for (int i = 0; i < draws; i++) {
        counts.merge(table.draw(dice, "wheel", 1, i, without).id(), 1, Integer::sum);
      }
      double chiSquare = 0;
      double[] odds = table.odds(without);
      List<Prize> prizes = List.of(DRAGON, GEM, COIN);
      for (int i = 0; i < odds.length; i++) {
        double expected = odds[i] * draws;
        double found = counts.getOrDefault(prizes.get(i).id(), 0);
        chiSquare += (found - expected) * (found - expected) / expected;
      }
      // two degrees of freedom: once in a million runs
      assertThat(chiSquare).as("seed %d, %d without", seed, without).isLessThan(27.6);
    }
  }

  @Test
  void theGuaranteeIsNeverLate() {
    var random = new SplittableRandom(7);
    var pity = new Pity(1, "gem", 5, 0, 0);
    Table table = wheel(Limit.NONE, Optional.of(pity)).table();
    int without = 0;
    for (int i = 0; i < 1_000_000; i++) {
      Prize prize = table.draw((_, _, _, _) -> random.nextLong(), "wheel", 1, i, without);
      without = prize.equals(GEM) ? 0 : without + 1;
      assertThat(without).isLessThan(5);
    }
  }

  @Test
  void whatDoesNotFitABalanceIsClipped() {
    var points = new Prize("gem", 1, "wheel.gem", 0, "", List.of(credit("ticket", 95)));
    play(
            new Draw(
                "wheel",
                1,
                List.of(1L),
                A_TICKET,
                Limit.NONE,
                List.of(points, COIN),
                Optional.empty()),
            showing(0))
        .follows(
            """
            12-10 10:00 | earn       | earn.all: ticket 10 (ticket 10)
            12-10 10:01 | draw wheel | wheel.gem: ticket 95 (ticket 100)
            """);
  }

  @Test
  void aRunBeginsFreshAlsoForTheGuarantee() {
    var pity = Optional.of(new Pity(1, "gem", 3, 0, 0));
    var free = new Draw("wheel", 1, List.of(1L), List.of(), Limit.NONE, List.of(GEM, COIN), pity);
    Play.of(Play.daily(1, "12-10 00:00", "12-20 00:00", Map.of(), free))
        .with(showing(99))
        .follows(
            """
            12-10 10:00 | draw wheel | wheel.coin: coin 1
            12-10 10:01 | draw wheel | wheel.coin: coin 1
            12-11 10:00 | draw wheel | wheel.coin: coin 1
            12-11 10:01 | draw wheel | wheel.coin: coin 1
            12-11 10:02 | draw wheel | wheel.gem: gem 1
            """);
  }

  @Test
  void whoIsInKeepsTheGuaranteeAndDrawsFromTheTableAsItIsNow() {
    var first = Optional.of(new Pity(1, "gem", 2, 0, 0));
    var rich = new Prize("coin", 90, "wheel.coin", 0, "", List.of(item("coin", 7)));
    var next =
        new Draw(
            "wheel",
            2,
            List.of(1L),
            A_TICKET,
            Limit.NONE,
            List.of(DRAGON, GEM, rich),
            Optional.empty());
    play(wheel(Limit.NONE, first), showing(99))
        .follows(
            """
            12-10 10:00 | earn       | earn.all: ticket 10 (ticket 10)
            12-10 10:01 | draw wheel | wheel.coin: coin 1 (ticket 9)
            """)
        .revised(activity(2, next))
        .follows(
            """
            12-10 10:02 | draw wheel      | wheel.gem: gem 1 (ticket 8)
            12-10 10:03 | draw wheel      | wheel.coin: coin 7 (ticket 7)
            12-10 10:04 | ann: earn       | earn.all: ticket 10 (ticket 10)
            12-10 10:05 | ann: draw wheel | wheel.coin: coin 7 (ticket 9)
            12-10 10:06 | ann: draw wheel | wheel.coin: coin 7 (ticket 8)
            """);
  }
}
