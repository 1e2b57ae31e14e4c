package dev.jamboree.server.admin;

import static dev.jamboree.server.admin.Instance.await;
import static dev.jamboree.server.admin.Instance.done;
import static dev.jamboree.server.admin.Instance.eventually;
import static dev.jamboree.server.admin.Instance.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.core.schedule.Phase;
import dev.jamboree.server.testing.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PublishingIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  private static final Duration NEVER = Duration.ofDays(1);
  private static final Duration USUAL = Duration.ofMillis(400);

  private volatile Instant now = Instant.parse("2026-12-10T12:00:00.250Z");
  private final List<Instance> instances = new ArrayList<>();

  private Instance instance(Duration poll) {
    var instance = new Instance(servers.database(), null, poll, () -> now);
    instances.add(instance);
    return instance;
  }

  private Instance listening() {
    var instance = new Instance(servers.database(), servers.redisUrl(), NEVER, () -> now);
    instances.add(instance);
    return instance;
  }

  @AfterEach
  void close() {
    instances.forEach(Instance::close);
  }

  @Test
  void whatIsPublishedOnOneInstanceIsShownThereAtOnceAndOnAnotherByItsPoll() {
    Instance one = instance(NEVER);
    Instance two = instance(USUAL);
    long id = done(one.drafting.create(null, Sample.grab(1000, 1), "ann")).id();
    assertThat(one.shows(id)).isZero();
    done(one.publishing.publish(id, null, null));
    assertThat(one.shows(id)).isEqualTo(1);
    eventually("the other shows it", () -> two.shows(id) == 1);
    done(one.publishing.retire(id, null, "ann"));
    assertThat(one.shows(id)).isZero();
    eventually("the other hides it", () -> two.shows(id) == 0);
  }

  @Test
  void whereTheDatabaseIsNotPolledASignalThroughRedisIsEnough() {
    Instance one = listening();
    Instance two = listening();
    long id = done(one.drafting.create(null, Sample.grab(1000, 1), "ann")).id();
    eventually(
        "the other has subscribed and shows it",
        () -> {
          done(one.publishing.publish(id, null, null));
          return two.shows(id) == 1;
        });
  }

  @Test
  void aDraftDoesNotChangeWhatPlayersSee() {
    Instance one = instance(NEVER);
    long id = publish(one, Sample.grab(1000, 1));
    done(one.drafting.revise(id, null, Sample.grab(2000, 1), "bob"));
    await(one.catalog.refresh());
    assertThat(one.shows(id)).isEqualTo(1);
    Managed published = done(one.publishing.publish(id, null, null));
    assertThat(published.publishedRevision()).isEqualTo(2);
    assertThat(one.shows(id)).isEqualTo(2);
    done(one.publishing.publish(id, null, 1));
    assertThat(one.shows(id)).isEqualTo(1);
  }

  @Test
  void aPublicationOpensTheStocksOfTheNextThreeOccurrencesAndLeavesOpenOnesAlone()
      throws SQLException {
    now = Instant.parse("2026-12-01T00:00:00Z");
    Instance one = instance(NEVER);
    long id = publish(one, Sample.daily(10, 3).replace("2026-12-13", "2026-12-20"));
    assertThat(stock(id))
        .containsExactly(
            "1796904000 0 4/4",
            "1796904000 1 3/3",
            "1796904000 2 3/3",
            "1796990400 0 4/4",
            "1796990400 1 3/3",
            "1796990400 2 3/3",
            "1797076800 0 4/4",
            "1797076800 1 3/3",
            "1797076800 2 3/3");
    now = Instant.parse("2026-12-12T14:00:00Z");
    String wider = Sample.daily(10, 4).replace("2026-12-13", "2026-12-20");
    done(one.drafting.revise(id, null, wider, "ann"));
    done(one.publishing.publish(id, null, null));
    assertThat(stock(id)).hasSize(9 + 3 * 4).contains("1796904000 0 4/4", "1797163200 3 2/2");
  }

  @Test
  void endingItNowClosesItAtOnceAndOnlyWhileItIsOpen() {
    Instance one = instance(NEVER);
    long id = publish(one, Sample.grab(1000, 1));
    assertThat(phase(one, id)).isEqualTo(Phase.ACTIVE);
    Managed ended = done(one.publishing.end(id, null, "ann"));
    assertThat(ended.publishedRevision()).isEqualTo(2);
    assertThat(phase(one, id)).isEqualTo(Phase.ENDED);
    assertThat(one.catalog.find(id).orElseThrow().activity().schedule().end())
        .isEqualTo(Instant.parse("2026-12-10T12:00:00Z"));
    assertThat(refused(one.publishing.end(id, null, "ann"))).isEqualTo(new Refusal.Ended());
  }

  @Test
  void whatHasNotStartedCannotBeEndedAndWhatHasJustStartedEndsASecondLater() {
    now = Instant.parse("2026-12-10T09:59:59.999Z");
    Instance one = instance(NEVER);
    long id = publish(one, Sample.grab(1000, 1));
    assertThat(refused(one.publishing.end(id, null, "ann"))).isEqualTo(new Refusal.NotStarted());
    now = Instant.parse("2026-12-10T10:00:00.300Z");
    done(one.publishing.end(id, null, "ann"));
    assertThat(one.catalog.find(id).orElseThrow().activity().schedule().end())
        .isEqualTo(Instant.parse("2026-12-10T10:00:01Z"));
  }

  @Test
  void anExtensionOpensAgainWhatHasEndedAndCannotShorten() {
    now = Instant.parse("2026-12-14T00:00:00Z");
    Instance one = instance(NEVER);
    long id = publish(one, Sample.grab(1000, 1));
    assertThat(phase(one, id)).isEqualTo(Phase.ENDED);
    LocalDateTime planned = LocalDateTime.parse("2026-12-13T00:00");
    assertThat(refused(one.publishing.extend(id, null, planned, "ann")))
        .isEqualTo(new Refusal.EndNotLater(planned));
    done(one.publishing.extend(id, null, LocalDateTime.parse("2026-12-15T00:00"), "bob"));
    assertThat(phase(one, id)).isEqualTo(Phase.ACTIVE);
    List<RevisionNote> notes = done(one.drafting.history(id)).revisions();
    assertThat(notes).extracting(RevisionNote::author).containsExactly("bob", "ann");
  }

  @Test
  void oneThatCannotBeReadAnyMoreDoesNotTakeTheOthersDown() throws SQLException {
    Instance one = instance(NEVER);
    long broken = publish(one, Sample.grab(1000, 1));
    execute("UPDATE activity_revision SET doc = '{}' WHERE activity_id = " + broken);
    long sound = publish(one, Sample.grab(1000, 1));
    assertThat(one.shows(broken)).isEqualTo(1);
    Instance restarted = instance(NEVER);
    assertThat(restarted.shows(broken)).isZero();
    assertThat(restarted.shows(sound)).isEqualTo(1);
  }

  @Test
  void theConfigOfARecurringOneTellsOfTheNextOccurrenceOnceTheFirstIsOver() {
    now = Instant.parse("2026-12-10T12:30:00Z");
    Instance one = instance(NEVER);
    long id = publish(one, Sample.daily(10, 1));
    assertThat(config(one, id)).contains("2026-12-10T13:00:00Z");
    now = Instant.parse("2026-12-10T13:00:00Z");
    await(one.catalog.refresh());
    assertThat(config(one, id)).doesNotContain("2026-12-10T13:00:00Z");
  }

  @Test
  void anImportIsDoneOnceAndResumedWhenItWasCutShort() {
    Instance one = instance(NEVER);
    String document = Sample.grab(1000, 1);
    assertThat(done(one.importing.load(7001, document, "examples"))).isTrue();
    assertThat(one.shows(7001)).isEqualTo(1);
    assertThat(done(one.importing.load(7001, document, "examples"))).isFalse();
    done(one.drafting.create(7002L, document, "examples"));
    assertThat(done(one.importing.load(7002, document, "examples"))).isTrue();
    assertThat(one.shows(7002)).isEqualTo(1);
    done(one.drafting.create(7003L, Sample.grab(5, 1), "ann"));
    assertThat(done(one.importing.load(7003, document, "examples"))).isFalse();
    assertThat(one.shows(7003)).isZero();
  }

  private static long publish(Instance instance, String document) {
    long id = done(instance.drafting.create(null, document, "ann")).id();
    done(instance.publishing.publish(id, null, null));
    return id;
  }

  private Phase phase(Instance instance, long id) {
    return instance.catalog.find(id).orElseThrow().activity().schedule().at(now).phase();
  }

  private static String config(Instance instance, long id) {
    return instance.catalog.find(id).orElseThrow().config().toString();
  }

  private static List<String> stock(long id) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = servers.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT CONCAT(occurrence, ' ', slot, ' ', initial, '/', remaining) FROM stock"
                    + " WHERE activity_id = "
                    + id
                    + " ORDER BY occurrence, slot")) {
      while (row.next()) rows.add(row.getString(1));
    }
    return rows;
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = servers.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
