package dev.jamboree.server.view;

import dev.jamboree.core.participation.Participation;
import dev.jamboree.server.batching.Coalescer;
import io.vertx.core.Future;
import java.util.List;

/**
 * Asks the database for many users at once. No question joins a statement that is under way
 * already: that one may have missed the asker's own last write. Not thread-safe: one per event
 * loop.
 */
public final class CoalescedParticipations implements Participations {

  private static final int PER_STATEMENT = 256;

  private final Coalescer<Joins.Key, Participation> asked;

  public CoalescedParticipations(Joins joins) {
    asked = new Coalescer<>(PER_STATEMENT, 1, keys -> bulk(joins, keys));
  }

  @Override
  public Future<Participation> find(long activityId, long userId, long occurrence) {
    return asked.ask(new Joins.Key(activityId, userId, occurrence));
  }

  private static Future<List<Participation>> bulk(Joins joins, List<Joins.Key> keys) {
    return joins
        .find(keys)
        .map(found ->
            keys.stream().map(key -> found.getOrDefault(key, Participation.NONE)).toList());
  }
}
