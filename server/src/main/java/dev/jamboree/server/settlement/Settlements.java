package dev.jamboree.server.settlement;

import dev.jamboree.core.mechanic.leaderboard.Leaderboard;
import io.vertx.core.Future;
import java.util.List;

/** Where it is kept how far rankings are paid. */
public interface Settlements {

  /** Those that are not paid to the end. */
  Future<List<Due>> due();

  /**
   * Pays the next entries, each once whoever else pays at the same time, and notes how far it came:
   * all in one transaction.
   *
   * @param tiers of the revision in {@code due}
   * @return how many were paid; 0 when all are
   */
  Future<Integer> pay(Due due, Leaderboard tiers);

  /**
   * A ranking to be paid.
   *
   * @param revision whose tiers are paid: the one under which it began, else the published one
   */
  record Due(long activityId, long occurrence, String mechanic, int revision) {}
}
