package dev.jamboree.server.store;

import static dev.jamboree.server.admin.Instance.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.core.participation.Participation;
import dev.jamboree.core.participation.Past;
import dev.jamboree.core.participation.Progress;
import dev.jamboree.core.participation.Receipt;
import dev.jamboree.server.admin.Instance;
import dev.jamboree.server.testing.TestServers;
import dev.jamboree.server.view.CoalescedParticipations;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ParticipationTableIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  private static final Instant JOINED = Instant.parse("2026-12-10T12:00:00.123Z");

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private Pool pool;
  private CoalescedParticipations participations;

  @BeforeEach
  void open() {
    pool = Instance.open(vertx, servers.database());
    participations = new CoalescedParticipations(new ParticipationTable(pool));
  }

  @AfterEach
  void close() {
    await(vertx.close());
  }

  @Test
  void eachUserIsToldTheirOwnReceiptAndHowManyOthersTheyHave() {
    join(1, 7, 86400, 3);
    join(1, 7, 172800, 3);
    join(1, 7, 259200, 4);
    join(1, 8, 86400, 3);
    join(2, 7, 0, 1);
    assertThat(await(find(1, 7, 172800)))
        .isEqualTo(
            Participation.of(
                new Receipt(3, 172800, JOINED),
                List.of(
                    new Past(86400, JOINED, Progress.NONE),
                    new Past(259200, JOINED, Progress.NONE))));
    assertThat(await(find(1, 8, 172800)))
        .isEqualTo(Participation.of(null, List.of(new Past(86400, JOINED, Progress.NONE))));
    assertThat(await(find(1, 9, 172800))).isEqualTo(Participation.NONE);
    assertThat(await(find(2, 7, 0)))
        .isEqualTo(Participation.of(new Receipt(1, 0, JOINED), List.of()));
  }

  @Test
  void manyWhoAskAtOnceEachGetTheirOwn() {
    for (int user = 0; user < 500; user += 2) join(3, user, 0, 1);
    List<Future<Participation>> all =
        IntStream.range(0, 1500).mapToObj(i -> find(3, i % 500, 0)).toList();
    for (int i = 0; i < all.size(); i++) {
      assertThat(await(all.get(i)).receipt() != null).isEqualTo(i % 2 == 0);
    }
  }

  /** On the one event loop that the coalescer belongs to. */
  private Future<Participation> find(long activity, long user, long occurrence) {
    Promise<Participation> found = Promise.promise();
    context.runOnContext(_ -> participations.find(activity, user, occurrence).onComplete(found));
    return found.future();
  }

  private void join(long activity, long user, long occurrence, int revision) {
    await(
        pool.query(
                ("INSERT INTO user_activity (activity_id, user_id, occurrence, revision, joined_at,"
                        + " batch) VALUES (%d, %d, %d, %d, %d, 1)")
                    .formatted(activity, user, occurrence, revision, JOINED.toEpochMilli()))
            .execute());
  }
}
