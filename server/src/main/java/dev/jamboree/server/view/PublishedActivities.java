package dev.jamboree.server.view;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where published activities are kept. */
public interface PublishedActivities {

  /** Equal stamps mean that nothing has changed; one cheap statement, asked all the time. */
  Future<Stamp> stamp();

  /** What is published now. */
  Future<List<Revision>> published();

  /** The documents of those that exist; they never change. */
  Future<Map<Revision, String>> documents(Collection<Revision> revisions);

  /**
   * A state of all activities.
   *
   * @param activities how many there are
   * @param changes made to all of them together
   */
  record Stamp(long activities, long changes) {}

  /** One revision of one activity. */
  record Revision(long activityId, int number) {}
}
