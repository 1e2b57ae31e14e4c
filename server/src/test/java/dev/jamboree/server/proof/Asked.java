package dev.jamboree.server.proof;

import java.util.List;

/**
 * A join that somebody wanted.
 *
 * @param replies to one attempt after the other
 */
record Asked(long activity, long user, List<Reply> replies) {

  /** What it came to in the end. */
  Reply last() {
    return replies.getLast();
  }
}
