package dev.jamboree.server.store;

import static dev.jamboree.server.admin.Instance.await;
import static dev.jamboree.server.admin.Instance.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.admin.Instance;
import dev.jamboree.server.testing.TestServers;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PoolKeepAliveIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  private static final int CONNECTIONS = 8;

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    await(vertx.close());
  }

  @Test
  void allConnectionsAreOpenFromTheStartAndStayOpenWhenNobodyAsks() {
    Pool left = pool();
    Pool kept = pool();
    var keepAlive = new PoolKeepAlive(vertx, List.of(loop(), loop()), kept, CONNECTIONS, 300);
    await(keepAlive.open());
    assertThat(kept.size()).isEqualTo(CONNECTIONS);
    List<Long> before = connections(kept);
    assertThat(before).hasSize(CONNECTIONS).doesNotHaveDuplicates();
    for (int times = 0; times < 2; times++) {
      assertThat(connections(left)).hasSize(CONNECTIONS).doesNotHaveDuplicates();
      eventually("the other pool has let go of its own", () -> left.size() == 0);
    }
    assertThat(connections(kept)).containsExactlyInAnyOrderElementsOf(before);
    keepAlive.close();
    eventually("it lets go of them, too", () -> kept.size() == 0);
  }

  @Test
  void aStatementThatTakesLongKeepsNobodyElseWaiting() {
    Pool pool = pool();
    var keepAlive = new PoolKeepAlive(vertx, List.of(loop()), pool, CONNECTIONS, 50);
    await(keepAlive.open());
    var slow = pool.query("SELECT SLEEP(4)").execute();
    for (int i = 0; i < 200; i++) await(pool.query("SELECT 1").execute());
    assertThat(slow.isComplete()).as("the others were answered meanwhile").isFalse();
    keepAlive.close();
    await(slow);
  }

  private Context loop() {
    return ((VertxInternal) vertx).createEventLoopContext();
  }

  private Pool pool() {
    return DatabasePool.open(vertx, Instance.options(servers.database()), CONNECTIONS, 3);
  }

  /** The server's names of all that the pool has, or can have. */
  private static List<Long> connections(Pool pool) {
    var taken = Stream.generate(pool::getConnection).limit(CONNECTIONS).toList();
    await(Future.all(taken));
    var ids =
        taken.stream()
            .map(Future::result)
            .map(c -> c.query("SELECT CONNECTION_ID()").execute().eventually(c::close))
            .toList();
    await(Future.all(ids));
    return ids.stream().map(id -> id.result().iterator().next().getLong(0)).toList();
  }
}
