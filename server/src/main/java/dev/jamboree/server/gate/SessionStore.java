package dev.jamboree.server.gate;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The durable side of sessions and users. */
public interface SessionStore {

  /** One answer for each token, in their order; empty when there is none that lasts until now. */
  Future<List<Optional<StoredSession>>> find(List<Token> tokens, Instant now);

  /** One answer for each id, in their order. */
  Future<List<Optional<StoredUser>>> users(List<Long> ids);

  /** All sessions of these users that last until now. */
  Future<List<StoredSession>> sessionsOf(Collection<Long> userIds, Instant now);

  /** All of it in one transaction, in this order for each user; may be repeated. */
  Future<Void> apply(List<UserChange> changes);

  /** Ends them; those that are not there are no error. */
  Future<Void> revoke(List<Token> tokens);
}
