package dev.jamboree.server.http;

import java.util.List;

/** Where a request leads. */
sealed interface Route {

  /** To an operation; parameters as they stand in the path. */
  record Found(Operation operation, List<String> parameters) implements Route {}

  /** There is such a path, but not for this method. */
  record WrongMethod(String allow) implements Route {}

  /** Nowhere. */
  record Nowhere() implements Route {}
}
