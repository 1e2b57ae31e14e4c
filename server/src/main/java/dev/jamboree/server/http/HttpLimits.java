package dev.jamboree.server.http;

import java.time.Duration;

/**
 * How long a client may take.
 *
 * @param body from a request's headers until the end of its body; then 408
 * @param idle without a byte on a connection; then it is closed
 */
public record HttpLimits(Duration body, Duration idle) {

  /** Patient with phones on a train, not with those who hold connections open for sport. */
  public static final HttpLimits DEFAULT =
      new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(60));

  static final int MAX_HEADER_BYTES = 8 << 10;
  static final int MAX_REQUEST_LINE_BYTES = 2 << 10;
  static final int ACCEPT_BACKLOG = 4096;
}
