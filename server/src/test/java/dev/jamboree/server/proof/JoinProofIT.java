package dev.jamboree.server.proof;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.config.Setting;
import dev.jamboree.server.testing.TestServers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Once, and never oversold, when everybody comes at once. */
class JoinProofIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  private Stage stage;

  @BeforeEach
  void start() {
    stage = new Stage(servers.database(), servers.redisUrl());
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void tenThousandWhoAskTwiceJoinOnceAndHearTheOriginalAgain() {
    stage.open();
    stage.publish(1, Stage.grab(1_000_000, 1));
    stage.logIn(1, 10_000);

    List<Asked> asked = Crowd.patient(stage, 100).join(1, Crowd.shuffled(1, 10_000, 2, 20_261_123));

    assertThat(reasons(asked)).isEqualTo(Map.of("OK", 20_000L));
    assertThat(asked.stream().filter(it -> it.last().repeated())).hasSize(10_000);
    Map<Long, String> original = new HashMap<>();
    asked.stream()
        .filter(it -> !it.last().repeated())
        .forEach(it -> original.put(it.user(), it.last().data()));
    assertThat(original).hasSize(10_000);
    assertThat(asked)
        .allSatisfy(it -> assertThat(it.last().data()).isEqualTo(original.get(it.user())));
    Books books = Books.of(servers.database()).agreeWith(asked);
    assertThat(books.joins(1)).isEqualTo(10_000);
  }

  @Test
  void threeThousandOnAThousandUnitsAreAThousandJoinsAndTheRestHearSoldOut() {
    stage.open();
    stage.publish(2, Stage.grab(1_000, 1));
    stage.logIn(1, 3_000);

    List<Asked> asked = Crowd.patient(stage, 100).join(2, Crowd.shuffled(1, 3_000, 1, 7));

    assertThat(reasons(asked)).isEqualTo(Map.of("OK", 1_000L, "SOLD_OUT", 2_000L));
    Books books = Books.of(servers.database()).agreeWith(asked);
    assertThat(books.joins(2)).isEqualTo(1_000);
    assertThat(books.remaining(2)).isZero();
  }

  @Test
  void fourInstancesOnEightSlotsSellToTheLastUnitAndNoFurther() {
    for (int i = 0; i < 4; i++) stage.open();
    stage.publish(3, Stage.grab(1_003, 8));
    stage.logIn(1, 3_000);

    // As many as there are units: whoever hears SOLD_OUT heard it while a unit was left.
    List<Asked> lucky = Crowd.patient(stage, 100).join(3, Crowd.shuffled(1, 1_003, 2, 8));
    assertThat(reasons(lucky)).isEqualTo(Map.of("OK", 2_006L));
    List<Asked> late = Crowd.patient(stage, 100).join(3, Crowd.shuffled(1_004, 3_000, 1, 9));
    assertThat(reasons(late)).isEqualTo(Map.of("SOLD_OUT", 1_997L));

    Books books = Books.of(servers.database()).agreeWith(lucky).agreeWith(late);
    assertThat(books.remaining(3)).isZero();
  }

  @Test
  void fourInstancesOnEightSlotsUnderThriceAsManyAsThereIsStock() {
    for (int i = 0; i < 4; i++) stage.open();
    stage.publish(4, Stage.grab(1_003, 8));
    stage.logIn(1, 3_000);

    List<Asked> asked = Crowd.patient(stage, 100).join(4, Crowd.shuffled(1, 3_000, 1, 10));

    assertThat(reasons(asked)).isEqualTo(Map.of("OK", 1_003L, "SOLD_OUT", 1_997L));
    assertThat(Books.of(servers.database()).agreeWith(asked).remaining(4)).isZero();
  }

  @Test
  void fourInstancesOfFourLanesOnTwentyActivitiesAtOnceNeverStandInEachOthersWay() {
    stage.set(Setting.PIPELINE_LANES, "4");
    for (int i = 0; i < 4; i++) stage.open();
    stage.logIn(1, 300);
    List<Long> activities = LongStream.range(100, 120).boxed().toList();
    for (long activity : activities) stage.publish(activity, Stage.grab(200, 4));

    List<Rush> rushes =
        activities.stream()
            .map(id -> Crowd.patient(stage, 8).start(id, Crowd.shuffled(1, 300, 1, id)))
            .toList();

    List<Asked> asked = rushes.stream().flatMap(it -> it.all().stream()).toList();
    assertThat(reasons(asked)).isEqualTo(Map.of("OK", 4_000L, "SOLD_OUT", 2_000L));
    Books books = Books.of(servers.database()).agreeWith(asked);
    assertThat(activities).allSatisfy(id -> assertThat(books.remaining(id)).isZero());
  }

  private static Map<String, Long> reasons(List<Asked> asked) {
    return asked.stream()
        .collect(groupingBy(it -> Objects.requireNonNull(it.last().reason()), counting()));
  }
}
