package dev.jamboree.server;

import dev.jamboree.server.config.Config;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

/** What a command has opened, closed in reverse when the process is asked to end. */
final class Running {

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private boolean closed;

  Running() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "shutdown"));
  }

  /** Remembers something to close; closes it at once when the end has begun already. */
  synchronized <T extends AutoCloseable> T add(T part) {
    opened.push(part);
    if (closed) closeAll();
    return part;
  }

  Server serve(Config config) {
    Vertx vertx = Transports.vertx(config.eventLoops(), config.transport());
    add(() -> await(vertx.close()));
    Server server = await(Server.open(vertx, config));
    add(() -> await(server.close()));
    return server;
  }

  /** Says which flag to use, before minutes have gone into starting other things. */
  static void requireFree(Config.Address address, String flag) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(address.host()), address.port()));
    } catch (IOException e) {
      throw new CommandException(
          "Port "
              + address.port()
              + " of "
              + address.host()
              + " cannot be had ("
              + e.getMessage()
              + "). Choose another with "
              + flag
              + ".");
    }
  }

  void untilEnded() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized void close() {
    closed = true;
    closeAll();
    ended.countDown();
  }

  static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void closeAll() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        // The rest must be closed all the same.
        System.err.println("While stopping: " + e);
      }
    }
  }
}
