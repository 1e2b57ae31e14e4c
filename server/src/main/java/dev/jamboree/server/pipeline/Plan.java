package dev.jamboree.server.pipeline;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.command.Command;
import dev.jamboree.core.command.Command.Happened;
import dev.jamboree.core.command.Command.Join;
import dev.jamboree.core.command.Event;
import dev.jamboree.core.command.Rejection;
import dev.jamboree.core.decision.Decision;
import dev.jamboree.core.decision.Decision.Accepted;
import dev.jamboree.core.decision.Decision.Rejected;
import dev.jamboree.core.decision.Decision.Repeated;
import dev.jamboree.core.decision.Decisions;
import dev.jamboree.core.decision.Rules;
import dev.jamboree.core.mechanic.Score;
import dev.jamboree.core.mechanic.World;
import dev.jamboree.core.participation.Participation;
import dev.jamboree.core.participation.Past;
import dev.jamboree.core.participation.Receipt;
import dev.jamboree.core.reward.Debit;
import dev.jamboree.core.reward.StockKey;
import dev.jamboree.core.schedule.Occurrence;
import dev.jamboree.server.pipeline.Ledger.BatchKey;
import dev.jamboree.server.pipeline.Ledger.EventKey;
import dev.jamboree.server.pipeline.Ledger.Ranked;
import dev.jamboree.server.pipeline.Ledger.ReceiptKey;
import dev.jamboree.server.pipeline.Ledger.Receipted;
import dev.jamboree.server.pipeline.Ledger.SlotDebit;
import dev.jamboree.server.pipeline.Ledger.Standing;
import dev.jamboree.server.pipeline.Ledger.UserKey;
import dev.jamboree.server.pipeline.Ledger.Write;
import dev.jamboree.server.pipeline.Reply.Hearing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a batch would do, given what is known: decided in order of arrival, nothing done yet. What
 * is accepted may rest on guesses, for the commit proves them (a key that is there already, a stock
 * that falls short). What is refused has no such proof, so it must rest on what was read: the plan
 * says what is missing.
 */
final class Plan {

  private static final Comparator<Standing> LOCK_ORDER =
      Comparator.comparingLong(Standing::activityId)
          .thenComparingLong(Standing::userId)
          .thenComparingLong(Standing::occurrence);

  private static final Comparator<Receipted> RECEIPT_ORDER =
      Comparator.comparing(
          Receipted::key,
          Comparator.comparingLong(ReceiptKey::userId)
              .thenComparing(ReceiptKey::high, Long::compareUnsigned)
              .thenComparing(ReceiptKey::low, Long::compareUnsigned));

  private static final Comparator<EventKey> EVENT_ORDER =
      Comparator.comparingLong(EventKey::userId).thenComparingLong(EventKey::id);

  private static final Comparator<Ranked> RANK_ORDER =
      Comparator.comparingLong(Ranked::activityId)
          .thenComparingLong(Ranked::occurrence)
          .thenComparing(Ranked::mechanic)
          .thenComparingLong(Ranked::userId);

  private record Rank(long activityId, long occurrence, String mechanic, long userId) {}

  private record Place(UserKey user, long occurrence) {}

  private final BatchKey batch;
  private final Knowledge knowledge;
  private final Shelves shelves;
  private final Revisions revisions;
  private final long nanos;

  private final List<Supplier<Reply>> replies;
  private final Map<Place, Participation> planned = new HashMap<>();

  /** Where users of activities that recur have been planned: where one run ends and one begins. */
  private final Map<UserKey, List<Place>> elsewhere = new HashMap<>();

  private final List<Receipted> receipts = new ArrayList<>();
  private final Set<EventKey> counted = new HashSet<>();
  private final Map<Rank, Ranked> scores = new HashMap<>();
  private final Map<StockKey, Long> taken = new TreeMap<>();
  private final Journal journal = new Journal();
  private final Missing missing = new Missing();

  private Plan(
      int size,
      BatchKey batch,
      Knowledge knowledge,
      Shelves shelves,
      Revisions revisions,
      long nanos) {
    this.replies = new ArrayList<>(size);
    this.batch = batch;
    this.knowledge = knowledge;
    this.shelves = shelves;
    this.revisions = revisions;
    this.nanos = nanos;
  }

  /**
   * Decides all of them.
   *
   * @param batch the key that what they write will bear
   * @param nanos {@link System#nanoTime()}, to judge how old what is known of stocks may be
   */
  static Plan of(
      List<Submission> submissions,
      BatchKey batch,
      Knowledge knowledge,
      Shelves shelves,
      Revisions revisions,
      long nanos) {
    var plan = new Plan(submissions.size(), batch, knowledge, shelves, revisions, nanos);
    for (Submission submission : submissions) plan.replies.add(plan.decide(submission));
    return plan;
  }

  private Supplier<Reply> decide(Submission s) {
    UserKey user = s.user();
    boolean blind = s.command() instanceof Join && s.activity().joinsBlindly();
    if (!blind && !knowledge.has(user)) {
      Rejection refused = Decisions.refuse(s.activity(), s.command().user(), s.now());
      if (refused != null && !mayRepeat(s, refused)) return () -> new Reply.Refused(refused);
      missing.user(user, s.receipt());
      return Plan::open;
    }
    ReceiptKey receipt = s.receipt();
    Receipted before = receipt == null ? null : knowledge.receipt(receipt);
    if (before != null) return replayed(s, before);
    if (s.command() instanceof Happened happened) return hear(s, happened);

    var place = new Place(user, s.occurrence());
    Participation participation = participation(place);
    Activity promised = promised(s, participation);
    if (promised == null) return Plan::open;
    return switch (decide(s, s.command(), participation, promised)) {
      case Accepted accepted -> accept(s, place, accepted);
      case Repeated repeated -> {
        String answer = repeat(promised, participation, repeated.original());
        yield () -> new Reply.Repeated(answer);
      }
      case Rejected rejected -> {
        if (restsOnHistory(rejected.reason()) && !knowledge.has(user)) missing.user(user, receipt);
        yield () -> new Reply.Refused(rejected.reason());
      }
    };
  }

  /** Between two runs of an activity its key may be that of an answer of the run before. */
  private static boolean mayRepeat(Submission s, Rejection refused) {
    return s.key() != null
        && refused == Rejection.NOT_STARTED
        && !s.now().isBefore(s.activity().schedule().start());
  }

  /** In place of a reply, in a plan that misses something. */
  private static Reply open() {
    throw new IllegalStateException("the plan misses something");
  }

  private Decision decide(Submission s, Command command, Participation before, Activity promised) {
    var world = new World(key -> remaining(s, key), (m, u, n, f) -> dice(s, m, u, n, f));
    return Decisions.decide(Rules.of(s.activity(), promised), before, world, command, s.now());
  }

  /** Counts those events that have not been counted, in one decision. */
  private Supplier<Reply> hear(Submission s, Happened happened) {
    var place = new Place(s.user(), s.occurrence());
    Participation participation = participation(place);
    Activity promised = promised(s, participation);
    if (promised == null) return Plan::open;
    Occurrence occurrence = s.activity().schedule().at(s.now()).occurrence();
    List<Hearing> hearings = new ArrayList<>(happened.events().size());
    List<Event> fresh = new ArrayList<>(happened.events().size());
    Set<EventKey> now = new HashSet<>();
    for (Event event : happened.events()) {
      var key = new EventKey(s.userId(), event.id());
      Rejection outside = Decisions.outside(occurrence, event);
      boolean again = knowledge.counted(key) || counted.contains(key) || now.contains(key);
      if (again) hearings.add(Hearing.DUPLICATE);
      else if (outside != null) hearings.add(Hearing.of(outside));
      else {
        hearings.add(Hearing.COUNTED);
        fresh.add(event);
        now.add(key);
      }
    }
    if (fresh.isEmpty()) return () -> new Reply.Heard(hearings);
    Decision decision = decide(s, new Happened(happened.user(), fresh), participation, promised);
    if (decision instanceof Rejected(Rejection reason)) {
      hearings.replaceAll(it -> it == Hearing.COUNTED ? Hearing.of(reason) : it);
    } else if (decision instanceof Accepted accepted) {
      write(s, place, accepted);
      counted.addAll(now);
    }
    return () -> new Reply.Heard(hearings);
  }

  private static Supplier<Reply> replayed(Submission s, Receipted before) {
    boolean same = s.key() != null && s.key().request() == before.request();
    return () -> same ? new Reply.Done(before.answer()) : new Reply.KeyReused();
  }

  private static String repeat(Activity promised, Participation before, Receipt original) {
    return Answers.join(promised.id(), original, Answers.given(promised, before.progress()));
  }

  /** What was read of the user and what this batch has decided: quotas count both. */
  private Participation participation(Place place) {
    Participation here = planned.get(place);
    Participation known =
        here != null ? here : knowledge.participation(place.user(), place.occurrence());
    List<Place> places = elsewhere.getOrDefault(place.user(), List.of());
    if (places.isEmpty() || (places.size() == 1 && places.contains(place))) return known;
    List<Past> others = new ArrayList<>(known.others());
    for (Place other : places) {
      if (other.equals(place)) continue;
      others.removeIf(past -> past.occurrence() == other.occurrence());
      Participation there = Objects.requireNonNull(planned.get(other));
      Receipt joined = there.receipt();
      if (joined != null) {
        others.add(new Past(other.occurrence(), joined.joinedAt(), there.progress()));
      }
    }
    return new Participation(known.receipt(), known.revision(), known.progress(), others);
  }

  /** The revision under which the user came in; null when it must be loaded first. */
  private @Nullable Activity promised(Submission s, Participation before) {
    int revision = before.revision();
    if (revision == 0 || revision == s.activity().revision()) return s.activity();
    Activity known = revisions.known(s.activity().id(), revision);
    if (known == null) missing.revision(s.activity().id(), revision);
    return known;
  }

  private void write(Submission s, Place place, Accepted accepted) {
    for (Score score : accepted.scores()) rank(s, score);
    if (planned.put(place, accepted.after()) == null && place.occurrence() != 0) {
      elsewhere.computeIfAbsent(place.user(), _ -> new ArrayList<>(1)).add(place);
    }
    for (Debit debit : accepted.debits()) taken.merge(debit.stock(), debit.units(), Long::sum);
    boolean join = s.command() instanceof Join;
    journal.add(s.activity().id(), s.occurrence(), s.userId(), accepted, join);
  }

  private void rank(Submission s, Score score) {
    if (!shelves.opened(s.activity().id(), s.occurrence())) {
      missing.opening(s.activity(), s.occurrence());
    }
    var ranked =
        new Ranked(
            s.activity().id(),
            s.occurrence(),
            score.mechanic(),
            s.userId(),
            score.points(),
            score.since().toEpochMilli());
    scores.put(new Rank(s.activity().id(), s.occurrence(), score.mechanic(), s.userId()), ranked);
  }

  private Supplier<Reply> accept(Submission s, Place place, Accepted accepted) {
    write(s, place, accepted);
    Receipt receipt = accepted.after().receipt();
    if (s.command() instanceof Join && receipt != null) {
      return () -> new Reply.Done(Answers.join(s.activity().id(), receipt, accepted));
    }
    String answer = Answers.other(s.activity().id(), s.occurrence(), s.userId(), accepted, batch);
    ReceiptKey key = s.receipt();
    if (key != null && s.key() != null) {
      receipts.add(new Receipted(key, s.key().request(), answer));
    }
    return () -> new Reply.Done(answer);
  }

  /** Looking at a stock that is not known well enough makes the plan miss it. */
  private long remaining(Submission s, StockKey key) {
    Shelf shelf = shelves.of(key);
    if (!shelf.opened()) {
      missing.stock(s.activity(), s.occurrence(), key);
      return Long.MAX_VALUE;
    }
    if (shelf.stale(nanos)) missing.stock(key);
    long remaining = shelf.remaining();
    return remaining == Long.MAX_VALUE ? remaining : remaining - taken.getOrDefault(key, 0L);
  }

  private long dice(Submission s, String mechanic, long user, long number, int face) {
    SeededDice dice = shelves.dice(s.activity().id(), s.occurrence());
    if (dice != null) return dice.bits(mechanic, user, number, face);
    missing.opening(s.activity(), s.occurrence());
    return 0;
  }

  /** A repeat gets the original outcome even when a newcomer would be refused. */
  private static boolean restsOnHistory(Rejection reason) {
    return reason != Rejection.USER_BANNED && reason != Rejection.NOT_STARTED;
  }

  /** What must be found out before this plan can be relied upon. */
  Missing missing() {
    return missing;
  }

  /** In the order of the submissions; only when nothing is missing and the write is durable. */
  List<Reply> replies() {
    return replies.stream().map(Supplier::get).toList();
  }

  Map<StockKey, Long> taken() {
    return taken;
  }

  boolean writes() {
    return !planned.isEmpty();
  }

  /** The transaction that makes the decisions true. */
  Write write(long attempt) {
    List<Standing> fresh = new ArrayList<>(planned.size());
    List<Standing> changed = new ArrayList<>();
    planned.forEach((place, after) -> {
      Standing before = knowledge.standing(place.user(), place.occurrence());
      (before == null ? fresh : changed).add(standing(place, before, after));
    });
    fresh.sort(LOCK_ORDER);
    changed.sort(LOCK_ORDER);
    receipts.sort(RECEIPT_ORDER);
    List<EventKey> events = new ArrayList<>(counted);
    events.sort(EVENT_ORDER);
    List<SlotDebit> debits = new ArrayList<>(taken.size());
    taken.forEach((key, units) -> debits.addAll(shelves.of(key).allot(units)));
    debits.sort(Comparator.comparing(SlotDebit::stock).thenComparingInt(SlotDebit::slot));
    return new Write(
        batch,
        attempt,
        fresh,
        changed,
        receipts,
        events,
        scores.values().stream().sorted(RANK_ORDER).toList(),
        debits,
        journal.count(),
        journal.toJson());
  }

  private Standing standing(Place place, @Nullable Standing before, Participation after) {
    Receipt receipt = after.receipt();
    boolean joinsNow = receipt != null && (before == null || !before.joined());
    return new Standing(
        place.user().activityId(),
        place.user().userId(),
        place.occurrence(),
        after.revision(),
        receipt == null ? 0 : receipt.joinedAt().toEpochMilli(),
        before == null || joinsNow ? batch.id() : before.batch(),
        before == null ? 1 : before.version() + 1,
        after.progress());
  }
}
