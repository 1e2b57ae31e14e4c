package dev.jamboree.server.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Gathers drifts, a bounded number of each kind. */
final class Findings {

  private static final int SHOWN = 20;

  private final List<Drift> drifts = new ArrayList<>();
  private final Map<Drift.Kind, Integer> counts = new EnumMap<>(Drift.Kind.class);
  private boolean more;

  void add(Drift.Kind kind, String where) {
    if (counts.merge(kind, 1, Integer::sum) <= SHOWN) drifts.add(new Drift(kind, where));
    else more = true;
  }

  void thereAreMore() {
    more = true;
  }

  List<Drift> drifts() {
    return drifts;
  }

  boolean more() {
    return more;
  }
}
