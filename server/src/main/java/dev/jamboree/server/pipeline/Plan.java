package dev.jamboree.server.pipeline;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.command.Rejection;
import dev.jamboree.core.decision.Decision;
import dev.jamboree.core.decision.Decision.Accepted;
import dev.jamboree.core.decision.Decision.Rejected;
import dev.jamboree.core.decision.Decision.Repeated;
import dev.jamboree.core.decision.Decisions;
import dev.jamboree.core.mechanic.Grab;
import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.participation.Participation;
import dev.jamboree.core.participation.Receipt;
import dev.jamboree.core.reward.Debit;
import dev.jamboree.core.reward.StockKey;
import dev.jamboree.server.pipeline.Ledger.BatchKey;
import dev.jamboree.server.pipeline.Ledger.Joined;
import dev.jamboree.server.pipeline.Ledger.SlotDebit;
import dev.jamboree.server.pipeline.Ledger.UserKey;
import dev.jamboree.server.pipeline.Ledger.Write;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a batch would do, given what is known: decided in order of arrival, nothing done yet. What
 * is accepted may rest on guesses, for the commit proves them (a key that is there already, a stock
 * that falls short). What is refused has no such proof, so it must rest on what was read: the plan
 * says what is missing.
 */
final class Plan {

  private static final Comparator<Joined> LOCK_ORDER =
      Comparator.comparingLong(Joined::activityId)
          .thenComparingLong(Joined::userId)
          .thenComparingLong(Joined::occurrence);

  private record JoinKey(UserKey user, long occurrence) {}

  /** A stock whose rows may not exist yet. */
  record ToOpen(Activity activity, long occurrence, StockKey stock) {}

  private final BatchKey batch;
  private final Set<Long> own;
  private final Knowledge knowledge;
  private final Shelves shelves;
  private final long nanos;

  private final List<Decision> decisions;
  private final Map<JoinKey, Receipt> planned = new HashMap<>();
  private final Map<UserKey, Integer> joinsHere = new HashMap<>();
  private final List<Joined> joins = new ArrayList<>();
  private final Map<StockKey, Long> taken = new TreeMap<>();
  private final PackedGrants grants = new PackedGrants();
  private final Set<UserKey> usersToRead = new LinkedHashSet<>();
  private final Set<StockKey> stocksToRead = new LinkedHashSet<>();
  private final Set<ToOpen> toOpen = new LinkedHashSet<>();

  private Plan(
      int size, BatchKey batch, Set<Long> own, Knowledge knowledge, Shelves shelves, long nanos) {
    this.decisions = new ArrayList<>(size);
    this.batch = batch;
    this.own = own;
    this.knowledge = knowledge;
    this.shelves = shelves;
    this.nanos = nanos;
  }

  /**
   * Decides all of them.
   *
   * @param batch the key that what they write will bear
   * @param own ids whose joins are not repeats but this very batch, committed before
   * @param nanos {@link System#nanoTime()}, to judge how old what is known of stocks may be
   */
  static Plan of(
      List<Submission> submissions,
      BatchKey batch,
      Set<Long> own,
      Knowledge knowledge,
      Shelves shelves,
      long nanos) {
    var plan = new Plan(submissions.size(), batch, own, knowledge, shelves, nanos);
    for (Submission submission : submissions) plan.decisions.add(plan.decide(submission));
    return plan;
  }

  private Decision decide(Submission s) {
    UserKey user = s.user();
    var key = new JoinKey(user, s.occurrence());
    @Nullable Receipt earlier = planned.get(key);
    if (earlier != null) return new Repeated(earlier);
    @Nullable Joined stored = knowledge.join(user, s.occurrence());
    if (stored != null && own.contains(stored.batch())) {
      Receipt mine = Knowledge.receipt(stored);
      planned.put(key, mine);
      return new Accepted(mine, List.of(), List.of());
    }
    lookAtStocks(s);
    Participation before = before(user, s.occurrence());
    Decision decision =
        Decisions.decide(s.activity(), before, this::remaining, s.command(), s.now());
    switch (decision) {
      case Accepted accepted -> accept(s, user, key, accepted);
      case Rejected rejected -> {
        if (restsOnHistory(rejected.reason()) && !knowledge.has(user)) usersToRead.add(user);
      }
      case Repeated _ -> {}
    }
    return decision;
  }

  /** What was read of the user and what this batch has decided: quotas count both. */
  private Participation before(UserKey user, long occurrence) {
    Participation read = knowledge.participation(user, occurrence);
    int here = joinsHere.getOrDefault(user, 0);
    return here == 0 ? read : new Participation(read.receipt(), read.others() + here);
  }

  private void accept(Submission s, UserKey user, JoinKey key, Accepted accepted) {
    if (limitsHistory(s) && !knowledge.has(user)) usersToRead.add(user);
    Receipt receipt = accepted.receipt();
    planned.put(key, receipt);
    joinsHere.merge(user, 1, Integer::sum);
    joins.add(
        new Joined(
            user.activityId(),
            user.userId(),
            receipt.occurrence(),
            receipt.revision(),
            receipt.joinedAt().toEpochMilli(),
            batch.id()));
    for (Debit debit : accepted.debits()) taken.merge(debit.stock(), debit.units(), Long::sum);
    grants.add(
        user.activityId(),
        receipt.occurrence(),
        receipt.revision(),
        accepted.grants(),
        user.userId());
  }

  private long remaining(StockKey key) {
    long remaining = shelves.of(key).remaining();
    return remaining == Long.MAX_VALUE ? remaining : remaining - taken.getOrDefault(key, 0L);
  }

  private void lookAtStocks(Submission s) {
    for (Mechanic mechanic : s.activity().mechanics()) {
      switch (mechanic) {
        case Grab grab -> {
          var key = new StockKey(s.activity().id(), s.occurrence(), grab.id());
          Shelf shelf = shelves.of(key);
          if (!shelf.opened()) toOpen.add(new ToOpen(s.activity(), s.occurrence(), key));
          else if (shelf.stale(nanos)) stocksToRead.add(key);
        }
      }
    }
  }

  /** A repeat gets the original outcome even when a newcomer would be refused. */
  private static boolean restsOnHistory(Rejection reason) {
    return switch (reason) {
      case USER_BANNED, NOT_STARTED -> false;
      case ENDED, NOT_ELIGIBLE, QUOTA_EXCEEDED, SOLD_OUT -> true;
    };
  }

  private static boolean limitsHistory(Submission s) {
    for (Mechanic mechanic : s.activity().mechanics()) {
      switch (mechanic) {
        case Grab grab -> {
          if (grab.quota() > 0) return true;
        }
      }
    }
    return false;
  }

  /**
   * In the order of the submissions; final only when nothing is missing and the write is durable.
   */
  List<Decision> decisions() {
    return decisions;
  }

  Set<UserKey> usersToRead() {
    return usersToRead;
  }

  Set<StockKey> stocksToRead() {
    return stocksToRead;
  }

  Set<ToOpen> toOpen() {
    return toOpen;
  }

  Set<StockKey> stocksTaken() {
    return taken.keySet();
  }

  boolean writes() {
    return !joins.isEmpty();
  }

  /** The transaction that makes the decisions true. */
  Write write() {
    joins.sort(LOCK_ORDER);
    List<SlotDebit> debits = new ArrayList<>(taken.size());
    taken.forEach((key, units) -> debits.addAll(shelves.of(key).allot(units)));
    debits.sort(Comparator.comparing(SlotDebit::stock).thenComparingInt(SlotDebit::slot));
    return new Write(batch, joins, debits, grants.count(), grants.toJson());
  }
}
