package dev.jamboree.server.audit;

import java.util.List;

/**
 * What an audit has found.
 *
 * @param drifts the first ones of each kind
 * @param more true when there are others like them
 */
public record Report(
    long stocks, long batches, long grants, long joins, List<Drift> drifts, boolean more) {

  /** Keeps its own list. */
  public Report {
    drifts = List.copyOf(drifts);
  }

  /** Whether every promise holds. */
  public boolean clean() {
    return drifts.isEmpty();
  }

  /** For people. */
  public String text() {
    var text = new StringBuilder();
    text.append(
        "%,d joins, %,d grants in %,d batches, %,d stocks: "
            .formatted(joins, grants, batches, stocks));
    if (clean()) return text.append("all of it agrees.").toString();
    text.append("they do NOT agree.");
    for (Drift drift : drifts) text.append("\n  ").append(drift);
    if (more) text.append("\n  … and more of the kind");
    return text.toString();
  }
}
