package dev.jamboree.server.admin;

import static dev.jamboree.server.admin.Instance.await;
import static dev.jamboree.server.admin.Instance.done;
import static dev.jamboree.server.admin.Instance.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.core.reward.StockKey;
import dev.jamboree.server.testing.TestServers;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RestockingIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  private static final Instant NOON = Instant.parse("2026-12-10T12:00:00Z");

  /** What a join does to a slot. */
  private static final String JOIN =
      """
      UPDATE stock SET remaining = remaining - 1, granted = granted + 1
       WHERE activity_id = ? AND occurrence = 0 AND item = 'gift' AND slot = ? AND remaining >= 1
      """;

  private final List<Instance> instances = new ArrayList<>();

  @BeforeEach
  void open() {
    for (int i = 0; i < 2; i++) {
      instances.add(new Instance(servers.database(), null, Duration.ofDays(1), () -> NOON));
    }
  }

  @AfterEach
  void close() {
    instances.forEach(Instance::close);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void unitsAreAddedAndTakenAndTheSumStaysRight(int slots) {
    long id = publish(Sample.grab(10, slots));
    Restocking restocking = instances.get(0).restocking;
    assertThat(done(restocking.restock(id, "gift", null, 5)))
        .isEqualTo(new StockLevel(gift(id), slots, 10, 5, 15, 0));
    assertThat(done(restocking.restock(id, "gift", 0L, -14)))
        .isEqualTo(new StockLevel(gift(id), slots, 10, -9, 1, 0));
    assertThat(done(instances.get(1).restocking.levels(id)))
        .containsExactly(new StockLevel(gift(id), slots, 10, -9, 1, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void whatWasGrantedCannotBeTakenAndTheRefusalSaysWhatIsLeft(int slots) {
    long id = publish(Sample.grab(10, slots));
    for (int i = 0; i < 3; i++) assertThat(join(0, id, 0)).isTrue();
    Restocking restocking = instances.get(0).restocking;
    long version = done(instances.get(0).drafting.history(id)).activity().version();
    assertThat(refused(restocking.restock(id, "gift", null, -8)))
        .isEqualTo(new Refusal.NotEnough(7));
    assertThat(done(instances.get(0).drafting.history(id)).activity().version()).isEqualTo(version);
    assertThat(done(restocking.restock(id, "gift", null, -7)))
        .isEqualTo(new StockLevel(gift(id), slots, 10, -7, 0, 3));
  }

  @Test
  void aStockThatNobodyHasOpenedIsOpenedFirst() {
    String document = Sample.daily(10, 1).replace("2026-12-13", "2026-12-31");
    long id = publish(document);
    long last = Instant.parse("2026-12-30T12:00:00Z").getEpochSecond();
    assertThat(done(instances.get(0).restocking.restock(id, "gift", last, -4)))
        .isEqualTo(new StockLevel(new StockKey(id, last, "gift"), 1, 10, -4, 6, 0));
    assertThat(done(instances.get(0).restocking.restock(id, "gift", null, 1)).stock().occurrence())
        .isEqualTo(NOON.getEpochSecond());
  }

  @Test
  void aStockThatDoesNotExistIsNotMade() {
    long id = publish(Sample.grab(10, 1));
    Restocking restocking = instances.get(0).restocking;
    assertThat(refused(restocking.restock(id, "gold", null, 1)))
        .isEqualTo(new Refusal.NoSuchMechanic("gold"));
    assertThat(refused(restocking.restock(id, "gift", 5L, 1)))
        .isEqualTo(new Refusal.NoSuchOccurrence(5));
    assertThat(refused(restocking.restock(404, "gift", null, 1)))
        .isEqualTo(new Refusal.NoSuchActivity(404));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void operatorsAndJoinsWhoRaceForTheLastUnitsNeverTakeOneTwice(int slots) {
    long id = publish(Sample.grab(90, slots));
    List<Future<Boolean>> takes = new ArrayList<>();
    List<Future<Long>> removals = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int slot = i % slots;
      int server = i % 2;
      for (int j = 0; j < 2; j++) takes.add(joining(server, id, slot));
      if (i % 3 == 0) {
        removals.add(
            instances
                .get(server)
                .restocking
                .restock(id, "gift", null, i % 2 == 0 ? -6 : 2)
                .map(outcome -> outcome instanceof Outcome.Done ? server == 0 ? -6L : 2L : 0L));
      }
    }
    long joined = takes.stream().map(Instance::await).filter(it -> it).count();
    long added = removals.stream().mapToLong(Instance::await).sum();
    StockLevel level = done(instances.get(0).restocking.levels(id)).getFirst();
    assertThat(level.granted()).isEqualTo(joined);
    assertThat(level.added()).isEqualTo(added);
    assertThat(level.initial() + level.added()).isEqualTo(level.remaining() + level.granted());
    assertThat(level.remaining()).isNotNegative();
  }

  private long publish(String document) {
    Instance one = instances.get(0);
    long id = done(one.drafting.create(null, document, "ann")).id();
    done(one.publishing.publish(id, null, null));
    return id;
  }

  private boolean join(int server, long id, int slot) {
    return await(joining(server, id, slot));
  }

  private Future<Boolean> joining(int server, long id, int slot) {
    return instances
        .get(server)
        .pool
        .preparedQuery(JOIN)
        .execute(Tuple.of(id, slot))
        .map(rows -> rows.rowCount() == 1);
  }

  private static StockKey gift(long id) {
    return new StockKey(id, 0, "gift");
  }
}
