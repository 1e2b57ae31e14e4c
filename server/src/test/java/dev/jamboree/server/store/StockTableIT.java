package dev.jamboree.server.store;

import static dev.jamboree.server.admin.Instance.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.reward.StockKey;
import dev.jamboree.server.admin.Instance;
import dev.jamboree.server.admin.Sample;
import dev.jamboree.server.document.Document;
import dev.jamboree.server.document.Documents;
import dev.jamboree.server.testing.TestServers;
import dev.jamboree.server.view.StockCounts.OccurrenceKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class StockTableIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  private static long activities = 100;

  private final Vertx vertx = Vertx.vertx();
  private final Documents documents = new Documents();
  private final long id = activities++;
  private Pool pool;
  private StockTable table;

  @BeforeEach
  void open() {
    pool = Instance.open(vertx, servers.database());
    table = new StockTable(pool);
  }

  @AfterEach
  void close() {
    await(vertx.close());
  }

  @RepeatedTest(5)
  void whoeverComesFirstHandsOutTheUnitsAndTheOthersNone() {
    List<Future<Void>> all =
        IntStream.range(0, 12)
            .mapToObj(i -> StockTable.ensure(pool, activity(1000, 1 + i % 4), 0))
            .toList();
    all.forEach(Instance::await);
    var level = await(table.levels(id)).getFirst();
    assertThat(level.initial()).isEqualTo(1000);
    assertThat(level.remaining()).isEqualTo(1000);
    assertThat(level.slots()).isEqualTo(4);
  }

  @Test
  void whatIsThereIsLeftAlone() {
    await(StockTable.ensure(pool, activity(1000, 2), 0));
    await(StockTable.ensure(pool, activity(5000, 2), 0));
    await(StockTable.ensure(pool, activity(5000, 1), 0));
    var level = await(table.levels(id)).getFirst();
    assertThat(level.initial()).isEqualTo(1000);
    assertThat(level.slots()).isEqualTo(2);
  }

  @Test
  void manyOccurrencesAreCountedAtOnceAndOnesThatAreNotOpenAreMissing() {
    await(StockTable.ensure(pool, activity(1000, 3), 0));
    await(StockTable.ensure(pool, activity(7, 1), 86400));
    List<OccurrenceKey> asked =
        List.of(
            new OccurrenceKey(id, 0), new OccurrenceKey(id, 86400), new OccurrenceKey(id, 172800));
    assertThat(await(table.remaining(asked)))
        .isEqualTo(Map.of(new StockKey(id, 0, "gift"), 1000L, new StockKey(id, 86400, "gift"), 7L));
    assertThat(await(table.remaining(List.of()))).isEmpty();
  }

  private Activity activity(long stock, int slots) {
    return ((Document) documents.compile(id, 1, Sample.grab(stock, slots))).activity();
  }
}
