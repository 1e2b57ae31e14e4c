package dev.jamboree.core.command;

/** What a user asks of an activity. */
public sealed interface Command {

  User user();

  /** Take part, once an occurrence. */
  record Join(User user) implements Command {}
}
