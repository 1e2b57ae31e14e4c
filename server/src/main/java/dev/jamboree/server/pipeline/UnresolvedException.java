package dev.jamboree.server.pipeline;

/** It may have been committed or not; the same command, sent again, gets the one true answer. */
public final class UnresolvedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnresolvedException(Throwable cause) {
    super("not resolved in time", cause, false, false);
  }
}
