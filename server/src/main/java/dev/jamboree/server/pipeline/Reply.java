package dev.jamboree.server.pipeline;

import dev.jamboree.core.command.Rejection;

/** What comes back for a command. */
public sealed interface Reply {

  /**
   * It is granted, and durable; or it was under the same key before.
   *
   * @param answer a JSON object, the same byte for byte for every repeat of the key
   */
  record Done(String answer) implements Reply {}

  /**
   * A join that had been granted before.
   *
   * @param answer what it was, a JSON object
   */
  record Repeated(String answer) implements Reply {}

  /** It is refused, and has no effect. */
  record Refused(Rejection reason) implements Reply {}

  /** Something else was asked under this key. */
  record KeyReused() implements Reply {}

  /** The same key is on its way through this instance. */
  record KeyBusy() implements Reply {}
}
