package dev.jamboree.server.pipeline;

import dev.jamboree.core.participation.Participation;
import dev.jamboree.core.participation.Receipt;
import dev.jamboree.server.pipeline.Ledger.Joined;
import dev.jamboree.server.pipeline.Ledger.UserKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one batch has read of its users. Nothing to begin with: first joins need no reading. */
final class Knowledge {

  private final Map<UserKey, List<Joined>> joins = new HashMap<>();

  /** Notes an answer; a user without joins in it has none. */
  void learn(Collection<UserKey> asked, List<Joined> found) {
    asked.forEach(user -> joins.put(user, new ArrayList<>(2)));
    for (Joined join : found) {
      List<Joined> known = joins.get(new UserKey(join.activityId(), join.userId()));
      if (known != null) known.add(join);
    }
  }

  /** Forgets everything; who it was about. */
  Set<UserKey> forget() {
    Set<UserKey> users = Set.copyOf(joins.keySet());
    joins.clear();
    return users;
  }

  boolean has(UserKey user) {
    return joins.containsKey(user);
  }

  /** The join in that occurrence, if it has been read and is there. */
  @Nullable Joined join(UserKey user, long occurrence) {
    for (Joined join : joins.getOrDefault(user, List.of())) {
      if (join.occurrence() == occurrence) return join;
    }
    return null;
  }

  /** As seen from that occurrence; of a user not read: none. */
  Participation participation(UserKey user, long occurrence) {
    @Nullable Receipt receipt = null;
    int others = 0;
    for (Joined join : joins.getOrDefault(user, List.of())) {
      if (join.occurrence() == occurrence) receipt = receipt(join);
      else others++;
    }
    return receipt == null && others == 0 ? Participation.NONE : new Participation(receipt, others);
  }

  static Receipt receipt(Joined join) {
    return new Receipt(join.revision(), join.occurrence(), Instant.ofEpochMilli(join.joinedAt()));
  }
}
