package dev.jamboree.server.embedded;

import java.io.Serial;

/** A local server that could not be had; the message is for the person at the terminal. */
public final class EmbeddedServerException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** Says what went wrong and what to do. */
  public EmbeddedServerException(String message) {
    super(message);
  }

  /** Says what went wrong and what to do. */
  public EmbeddedServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
