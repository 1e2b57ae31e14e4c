package dev.jamboree.server;

import java.io.Serial;

/** A command that cannot be done; the message is for the person at the terminal. */
final class CommandException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  CommandException(String message) {
    super(message);
  }
}
