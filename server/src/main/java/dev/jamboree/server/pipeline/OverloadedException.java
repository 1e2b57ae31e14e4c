package dev.jamboree.server.pipeline;

/** Refused before anything was done, because those in front have waited too long already. */
public final class OverloadedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  OverloadedException(String message) {
    super(message, null, false, false);
  }
}
