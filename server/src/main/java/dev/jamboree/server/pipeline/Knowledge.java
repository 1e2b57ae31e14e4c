package dev.jamboree.server.pipeline;

import dev.jamboree.core.participation.Participation;
import dev.jamboree.server.pipeline.Ledger.EventKey;
import dev.jamboree.server.pipeline.Ledger.Known;
import dev.jamboree.server.pipeline.Ledger.ReceiptKey;
import dev.jamboree.server.pipeline.Ledger.Receipted;
import dev.jamboree.server.pipeline.Ledger.Standing;
import dev.jamboree.server.pipeline.Ledger.UserKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one batch has read of its users. Nothing to begin with: first joins need no reading. */
final class Knowledge {

  private final Map<UserKey, List<Standing>> standings = new HashMap<>();
  private final Map<ReceiptKey, Receipted> receipts = new HashMap<>();
  private final Set<EventKey> counted = new HashSet<>();

  /** Notes an answer; a user without standings in it has none. */
  void learn(Collection<UserKey> asked, Known known) {
    asked.forEach(user -> standings.put(user, new ArrayList<>(2)));
    for (Standing standing : known.standings()) {
      List<Standing> list = standings.get(new UserKey(standing.activityId(), standing.userId()));
      if (list != null) list.add(standing);
    }
    for (Receipted receipt : known.receipts()) receipts.put(receipt.key(), receipt);
    counted.addAll(known.events());
  }

  /** Forgets everything of users; who it was about. */
  Set<UserKey> forget() {
    Set<UserKey> users = Set.copyOf(standings.keySet());
    standings.clear();
    return users;
  }

  boolean has(UserKey user) {
    return standings.containsKey(user);
  }

  /** In that occurrence, if it has been read and is there. */
  @Nullable Standing standing(UserKey user, long occurrence) {
    for (Standing standing : standings.getOrDefault(user, List.of())) {
      if (standing.occurrence() == occurrence) return standing;
    }
    return null;
  }

  /** The answer that was given, if it has been read and is there. */
  @Nullable Receipted receipt(ReceiptKey key) {
    return receipts.get(key);
  }

  /** Whether it is known to have been counted. */
  boolean counted(EventKey event) {
    return counted.contains(event);
  }

  /** As seen from that occurrence; of a user not read: none. */
  Participation participation(UserKey user, long occurrence) {
    return Standings.seenFrom(occurrence, standings.getOrDefault(user, List.of()));
  }
}
