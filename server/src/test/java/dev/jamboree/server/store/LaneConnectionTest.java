package dev.jamboree.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.mysqlclient.MySQLConnectOptions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LaneConnectionTest {

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  @Test
  void aServerThatAcceptsAndSaysNothingFailsTheStatementAndTheNextOneTriesAnew() throws Exception {
    var accepted = new CountDownLatch(2);
    NetServer silent =
        vertx
            .createNetServer()
            .connectHandler(_ -> accepted.countDown())
            .listen(0, "127.0.0.1")
            .await(10, TimeUnit.SECONDS);
    var options =
        new MySQLConnectOptions().setHost("127.0.0.1").setPort(silent.actualPort()).setUser("any");
    var connection = new LaneConnection(vertx, options, 300);

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> connection.run("SELECT 1").await(20, TimeUnit.SECONDS))
          .isInstanceOf(TimeoutException.class)
          .hasMessageContaining("300");
    }
    assertThat(accepted.await(0, TimeUnit.SECONDS)).isTrue();
  }
}
