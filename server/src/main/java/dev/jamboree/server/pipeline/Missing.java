package dev.jamboree.server.pipeline;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.reward.StockKey;
import dev.jamboree.server.pipeline.Ledger.ReceiptKey;
import dev.jamboree.server.pipeline.Ledger.UserKey;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a plan would have to know and does not. */
final class Missing {

  /** An occurrence that may not be open in the database. */
  record Place(long activityId, long occurrence) {}

  /** An earlier revision. */
  record Revised(long activityId, int revision) {}

  private final Set<UserKey> users = new LinkedHashSet<>();
  private final Set<ReceiptKey> receipts = new LinkedHashSet<>();
  private final Set<StockKey> stocks = new LinkedHashSet<>();
  private final Map<Place, Activity> toOpen = new LinkedHashMap<>();
  private final Set<StockKey> unopened = new HashSet<>();
  private final Set<Revised> revisions = new LinkedHashSet<>();

  void user(UserKey user, @Nullable ReceiptKey receipt) {
    users.add(user);
    if (receipt != null) receipts.add(receipt);
  }

  void stock(StockKey stock) {
    stocks.add(stock);
  }

  /** The same, of one that may not be there. */
  void stock(Activity activity, long occurrence, StockKey stock) {
    toOpen.put(new Place(activity.id(), occurrence), activity);
    unopened.add(stock);
  }

  /** A seed, or a ranking. */
  void opening(Activity activity, long occurrence) {
    toOpen.put(new Place(activity.id(), occurrence), activity);
  }

  void revision(long activityId, int revision) {
    revisions.add(new Revised(activityId, revision));
  }

  boolean nothing() {
    return users.isEmpty() && stocks.isEmpty() && toOpen.isEmpty() && revisions.isEmpty();
  }

  Set<UserKey> users() {
    return users;
  }

  Set<ReceiptKey> receipts() {
    return receipts;
  }

  /** To be read. */
  Set<StockKey> stocks() {
    return stocks;
  }

  Map<Place, Activity> toOpen() {
    return toOpen;
  }

  /** To be read once they are open. */
  Set<StockKey> unopened() {
    return unopened;
  }

  Set<Revised> revisions() {
    return revisions;
  }
}
