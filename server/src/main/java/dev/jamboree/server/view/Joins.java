package dev.jamboree.server.view;

import dev.jamboree.core.participation.Participation;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Map;

/** Where joins are kept. */
public interface Joins {

  /** What those users have done; who has done nothing is missing. */
  Future<Map<Key, Participation>> find(Collection<Key> keys);

  /**
   * A user in an activity.
   *
   * @param occurrence the one it is seen from
   */
  record Key(long activityId, long userId, long occurrence) {}
}
