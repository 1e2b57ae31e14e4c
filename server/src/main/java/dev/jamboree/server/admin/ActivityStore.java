package dev.jamboree.server.admin;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Where activities and all their revisions are kept. */
public interface ActivityStore {

  Future<Optional<Managed>> find(long id);

  /** By id, ascending, from the first after that one. */
  Future<List<Managed>> list(long after, int limit);

  /** Latest first. */
  Future<List<RevisionNote>> revisions(long id);

  Future<Optional<String>> document(long id, int revision);

  /** Greater than all that exist; somebody else may be given the same. */
  Future<Long> unusedId();

  /** As a draft of version 1; false when there is one of that id. */
  Future<Boolean> create(long id, Draft first);

  /** False, and nothing is changed, when it is no longer as it was before the change. */
  Future<Boolean> apply(Change change);
}
