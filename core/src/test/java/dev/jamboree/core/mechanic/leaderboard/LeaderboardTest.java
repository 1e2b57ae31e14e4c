package dev.jamboree.core.mechanic.leaderboard;

import static dev.jamboree.core.mechanic.Play.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.core.command.EventFilter;
import dev.jamboree.core.command.Rejection;
import dev.jamboree.core.decision.Decision;
import dev.jamboree.core.decision.Decision.Accepted;
import dev.jamboree.core.mechanic.Play;
import dev.jamboree.core.mechanic.Score;
import dev.jamboree.core.mechanic.leaderboard.Leaderboard.Keep;
import dev.jamboree.core.mechanic.leaderboard.Leaderboard.Tier;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LeaderboardTest {

  private static Leaderboard ranking(int revision, Keep keep, String field) {
    return new Leaderboard(
        "top",
        revision,
        EventFilter.all("hit"),
        field,
        keep,
        List.of(
            new Tier("one", 1, List.of(item("crown", 1))),
            new Tier("ten", 10, List.of(item("gem", 1)))));
  }

  private static Play play(Leaderboard ranking) {
    return Play.of(Play.activity(1, "12-10 10:00", "12-20 10:00", Map.of(), ranking));
  }

  private static Instant instant(String time) {
    return LocalDateTime.parse("2026-12-10T" + time).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
  }

  /**
   * Each event: the points and the time of the hour at which they came about, told in this order.
   */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BEST   | 5 at 10:01, 9 at 10:02, 7 at 10:03 | 9  | 10:02
          BEST   | 9 at 10:02, 9 at 10:03             | 9  | 10:02
          BEST   | 9 at 10:02, 9 at 10:01             | 9  | 10:01
          BEST   | 0 at 10:02                         | 0  | 10:02
          SUM    | 5 at 10:01, 9 at 10:02             | 14 | 10:02
          SUM    | 5 at 10:02, 9 at 10:01             | 14 | 10:02
          SUM    | 5 at 10:01, 0 at 10:02             | 5  | 10:01
          SUM    | 5 at 10:01, -3 at 10:02            | 5  | 10:01
          LATEST | 9 at 10:01, 5 at 10:02             | 5  | 10:02
          LATEST | 9 at 10:02, 5 at 10:01             | 9  | 10:02
          LATEST | 9 at 10:01, 9 at 10:02             | 9  | 10:02
          """)
  void whatCountsIsKeptWithTheTimeSinceWhenItHolds(
      Keep keep, String events, long points, String since) {
    var play = play(ranking(1, keep, "damage"));
    Score last = null;
    for (String event : events.split(", ", -1)) {
      String[] parts = event.split(" ", -1);
      Decision decision =
          play.decide("ann", "hit damage=" + parts[0] + " at 12-10 " + parts[2], instant("11:00"));
      List<Score> scores = ((Accepted) decision).scores();
      if (!scores.isEmpty()) last = scores.getFirst();
    }
    assertThat(last).isEqualTo(new Score("top", points, instant(since)));
  }

  @Test
  void withoutAFieldEachEventIsAPoint() {
    var play = play(ranking(1, Keep.SUM, ""));
    play.decide("ann", "hit", instant("10:01"));
    Decision second = play.decide("ann", "hit", instant("10:02"));
    assertThat(((Accepted) second).scores()).containsExactly(new Score("top", 2, instant("10:02")));
  }

  @Test
  void othersEventsAndThoseOutsideTheRunDoNotCount() {
    var play = play(ranking(1, Keep.SUM, ""));
    assertThat(((Accepted) play.decide("ann", "miss", instant("10:01"))).scores()).isEmpty();
    assertThat(play.decide("ann", "hit at 12-10 09:59", instant("10:01")))
        .isEqualTo(new Decision.Rejected(Rejection.NOT_STARTED));
  }

  @Test
  void aRankBelongsToTheFirstTierThatReachesIt() {
    Leaderboard ranking = ranking(1, Keep.SUM, "");
    assertThat(ranking.tier(1).orElseThrow().id()).isEqualTo("one");
    assertThat(ranking.tier(2).orElseThrow().id()).isEqualTo("ten");
    assertThat(ranking.tier(10).orElseThrow().id()).isEqualTo("ten");
    assertThat(ranking.tier(11)).isEmpty();
  }

  @Test
  void whoIsInKeepsWhatCounts() {
    var play = play(ranking(1, Keep.BEST, "damage"));
    play.decide("ann", "hit damage=5", instant("10:01"));
    play.revised(
        Play.activity(2, "12-10 10:00", "12-20 10:00", Map.of(), ranking(2, Keep.SUM, "damage")));

    Decision ann = play.decide("ann", "hit damage=7", instant("10:02"));
    play.decide("bob", "hit damage=5", instant("10:03"));
    Decision bob = play.decide("bob", "hit damage=7", instant("10:04"));

    assertThat(((Accepted) ann).scores()).containsExactly(new Score("top", 7, instant("10:02")));
    assertThat(((Accepted) bob).scores()).containsExactly(new Score("top", 12, instant("10:04")));
  }
}
