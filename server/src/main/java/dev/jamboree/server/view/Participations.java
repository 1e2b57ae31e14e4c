package dev.jamboree.server.view;

import dev.jamboree.core.participation.Participation;
import io.vertx.core.Future;

/** Tells what a user has done, as the database has it: everybody reads their own writes. */
public interface Participations {

  /**
   * As seen from that occurrence; {@link Participation#NONE} for who has done nothing.
   *
   * @param occurrence its key
   */
  Future<Participation> find(long activityId, long userId, long occurrence);
}
