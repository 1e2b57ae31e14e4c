package dev.jamboree.server.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports that nobody listens on. */
public final class FreePort {

  private FreePort() {}

  /** A port of the loopback that was free a moment ago; whoever binds it must expect to lose it. */
  public static int next() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
