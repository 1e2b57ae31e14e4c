package dev.jamboree.server.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that nobody listens on. Below those that Linux gives to outgoing connections: a client that
 * tries a killed server's port again and again would one day be given that very port, connect to
 * itself, and keep the server from coming back.
 */
public final class FreePort {

  private static final int FIRST = 20_000;
  private static final int END = 32_768;
  private static final int ATTEMPTS = 100;

  private FreePort() {}

  /** A port of the loopback that was free a moment ago; whoever binds it must expect to lose it. */
  public static int next() throws IOException {
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      try (ServerSocket socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return port;
      } catch (BindException taken) {
        // the next one
      }
    }
    throw new IOException("no free port from " + FIRST + " to " + END);
  }
}
