package dev.jamboree.core.mechanic;

/** One way to take part in an activity. */
public sealed interface Mechanic permits Grab {

  /**
   * Unique within its activity and stable over its revisions; {@code [a-zA-Z][a-zA-Z0-9_-]{0,31}}.
   */
  String id();
}
