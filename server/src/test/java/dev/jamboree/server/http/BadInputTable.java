package dev.jamboree.server.http;

import dev.jamboree.server.http.BadInput.Target;
import java.util.List;
import java.util.stream.Stream;

/** Everything bad that the API is sent, and what it answers; nothing of it may have an effect. */
public final class BadInputTable {

  private BadInputTable() {}

  /** The rows, for a server that waits less than a few seconds for a body. */
  public static List<BadInput> rows(Target target) {
    return Stream.of(
            BadBodies.rows(target),
            BadCommands.rows(target),
            BadCalls.rows(target),
            BadWire.rows(target))
        .flatMap(List::stream)
        .toList();
  }

  /** The rows of callers whose key is right; they need the whole server, for they go deeper. */
  public static List<BadInput> rowsOfTrusted(Target target) {
    return Stream.of(BadOthers.rows(target), BadEvents.rows(target)).flatMap(List::stream).toList();
  }
}
