package dev.jamboree.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.participation.Progress;
import dev.jamboree.core.reward.StockKey;
import dev.jamboree.server.pipeline.Ledger.BatchKey;
import dev.jamboree.server.pipeline.Ledger.EventKey;
import dev.jamboree.server.pipeline.Ledger.Known;
import dev.jamboree.server.pipeline.Ledger.Outcome;
import dev.jamboree.server.pipeline.Ledger.Question;
import dev.jamboree.server.pipeline.Ledger.ReceiptKey;
import dev.jamboree.server.pipeline.Ledger.Receipted;
import dev.jamboree.server.pipeline.Ledger.SlotDebit;
import dev.jamboree.server.pipeline.Ledger.Standing;
import dev.jamboree.server.pipeline.Ledger.UserKey;
import dev.jamboree.server.pipeline.Ledger.Write;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every ledger must do; each runs it as its own test. */
abstract class LedgerContract {

  private static final AtomicLong NEXT = new AtomicLong(1000);
  private static final long ATTEMPT = 0x7fff_1234_5678_0003L;

  private final Activity activity = Activities.grab(NEXT.incrementAndGet(), 10, 2);
  private final StockKey stock = Activities.stock(activity);

  /** A ledger; all of them share one database. */
  abstract Ledger ledger();

  @Test
  void aCommitIsReadBackWhole() throws Exception {
    Ledger ledger = opened();
    BatchKey batch = batch();
    assertThat(get(ledger.commit(write(batch, 0, 7, 8, 9)))).isEqualTo(Outcome.COMMITTED);

    Known known = read(ledger, batch, 7, 8, 9, 10);

    assertThat(known.standings()).hasSize(3).contains(join(batch, 7));
    assertThat(known.stocks().get(stock)).containsExactly(2, 5);
    assertThat(known.attempt()).isEqualTo(ATTEMPT);
  }

  @Test
  void whoHasJoinedMakesTheWholeCommitADuplicateAndNothingHappens() throws Exception {
    Ledger ledger = opened();
    get(ledger.commit(write(batch(), 0, 7)));
    BatchKey second = batch();

    assertThat(get(ledger.commit(write(second, 0, 6, 7, 8)))).isEqualTo(Outcome.DUPLICATE);

    Known known = read(ledger, second, 6, 7, 8);
    assertThat(known.standings()).hasSize(1);
    assertThat(known.stocks().get(stock)).containsExactly(4, 5);
    assertThat(known.attempt()).isNull();
  }

  @Test
  void aSlotThatHoldsTooLittleMakesTheCommitShortAndNothingHappens() throws Exception {
    Ledger ledger = opened();
    BatchKey batch = batch();

    assertThat(get(ledger.commit(write(batch, 1, 1, 2, 3, 4, 5, 6)))).isEqualTo(Outcome.SHORT);

    Known known = read(ledger, batch, 1, 2, 3, 4, 5, 6);
    assertThat(known.standings()).isEmpty();
    assertThat(known.stocks().get(stock)).containsExactly(5, 5);
    assertThat(known.attempt()).isNull();
  }

  @Test
  void theLastUnitsCanBeTakenFromSeveralSlotsAtOnce() throws Exception {
    Ledger ledger = opened();
    BatchKey batch = batch();
    List<Standing> joins = LongStream.rangeClosed(1, 10).mapToObj(u -> join(batch, u)).toList();
    var all = List.of(new SlotDebit(stock, 0, 5), new SlotDebit(stock, 1, 5));

    assertThat(get(ledger.commit(of(batch, joins, List.of(), List.of(), List.of(), all))))
        .isEqualTo(Outcome.COMMITTED);

    assertThat(read(ledger, batch, 1).stocks().get(stock)).containsExactly(0, 0);
  }

  @Test
  void aBatchMayTakeFromMoreStocksThanGoInOneStatementAndIsShortOfAllWhenOneIs() throws Exception {
    Ledger ledger = ledger();
    List<SlotDebit> debits = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      Activity another = Activities.grab(NEXT.incrementAndGet(), 10, 1);
      get(ledger.open(another, 0));
      debits.add(new SlotDebit(Activities.stock(another), 0, 1 + i % 5));
    }
    Set<StockKey> stocks = debits.stream().map(SlotDebit::stock).collect(Collectors.toSet());
    var write = taking(debits);
    assertThat(get(ledger.commit(write))).isEqualTo(Outcome.COMMITTED);

    List<SlotDebit> tooMuch = new ArrayList<>(debits);
    tooMuch.set(69, new SlotDebit(debits.get(69).stock(), 0, 6));
    var shortOfOne = taking(tooMuch);
    assertThat(get(ledger.commit(shortOfOne))).isEqualTo(Outcome.SHORT);

    Known known = get(ledger.read(new Question(Set.of(), stocks, Set.of(), Set.of(), null)));
    for (SlotDebit debit : debits) {
      assertThat(known.stocks().get(debit.stock())).containsExactly(10 - debit.units());
    }
  }

  @Test
  void aBatchKeyCommitsOnceEvenWithOtherJoinsOrNone() throws Exception {
    Ledger ledger = opened();
    BatchKey batch = batch();
    get(ledger.commit(write(batch, 0, 7)));

    assertThat(get(ledger().commit(write(batch, 0, 8)))).isEqualTo(Outcome.DUPLICATE);
    assertThat(get(ledger().commit(Write.nothing(batch, 9)))).isEqualTo(Outcome.DUPLICATE);
  }

  @Test
  void anEmptyCommitKeepsALaterOneOut() throws Exception {
    Ledger ledger = opened();
    BatchKey batch = batch();
    get(ledger.commit(Write.nothing(batch, 9)));

    assertThat(get(ledger().commit(write(batch, 0, 7)))).isEqualTo(Outcome.DUPLICATE);
    assertThat(read(ledger, batch, 7).standings()).isEmpty();
  }

  @Test
  void openingAgainLeavesTheStockAsItIs() throws Exception {
    Ledger ledger = opened();
    get(ledger.commit(write(batch(), 0, 7)));

    get(ledger().open(activity, 0));

    assertThat(read(ledger, null).stocks().get(stock)).containsExactly(4, 5);
  }

  @Test
  void aLedgerGoesOnAfterARefusedCommit() throws Exception {
    Ledger ledger = opened();
    get(ledger.commit(write(batch(), 0, 7)));
    get(ledger.commit(write(batch(), 0, 7)));

    assertThat(get(ledger.commit(write(batch(), 0, 8)))).isEqualTo(Outcome.COMMITTED);
  }

  @Test
  void whatIsKeptOfAUserChangesFromOneVersionToTheNext() throws Exception {
    Ledger ledger = opened();
    BatchKey batch = batch();
    get(ledger.commit(write(batch, 0, 7, 8)));
    Standing second = changed(batch, 7, 2, progress(5));

    assertThat(get(ledger.commit(changing(second)))).isEqualTo(Outcome.COMMITTED);

    assertThat(read(ledger, null, 7, 8).standings())
        .containsExactlyInAnyOrder(second, join(batch, 8));
  }

  @Test
  void anOlderCopyMakesTheWholeCommitStaleAndNothingHappens() throws Exception {
    Ledger ledger = opened();
    BatchKey batch = batch();
    get(ledger.commit(write(batch, 0, 6, 7, 8)));
    Standing second = changed(batch, 7, 2, progress(5));
    get(ledger.commit(changing(second)));

    for (int version : new int[] {2, 4}) {
      Write stale =
          changing(
              changed(batch, 6, 2, progress(1)),
              changed(batch, 7, version, progress(9)),
              changed(batch, 8, 2, Progress.NONE));
      assertThat(get(ledger().commit(stale))).isEqualTo(Outcome.STALE);
    }

    assertThat(read(ledger, null, 6, 7, 8).standings())
        .containsExactlyInAnyOrder(join(batch, 6), second, join(batch, 8));
  }

  @Test
  void freshRowsMayCarryProgressAndNoJoin() throws Exception {
    Ledger ledger = opened();
    var fresh = new Standing(activity.id(), 7, 0, 2, 0, 11, 1, progress(3));
    var plain = new Standing(activity.id(), 8, 0, 2, 0, 11, 1, Progress.NONE);
    var write = of(batch(), List.of(fresh, plain), List.of(), List.of(), List.of(), List.of());

    assertThat(get(ledger.commit(write))).isEqualTo(Outcome.COMMITTED);

    assertThat(read(ledger, null, 7, 8).standings()).containsExactlyInAnyOrder(fresh, plain);
  }

  @Test
  void anAnswerIsKeptUnderItsKeyAndTheKeyTakesNoOther() throws Exception {
    Ledger ledger = opened();
    var key = new ReceiptKey(7, 0x8000_0000_0000_0001L, NEXT.incrementAndGet());
    var other = new ReceiptKey(7, key.high(), key.low() + 1_000_000);
    var receipt = new Receipted(key, -5, "{\"said\":\"it's \\\\ 双\"}");
    get(ledger.commit(telling(receipt)));

    assertThat(get(ledger().commit(telling(new Receipted(key, 6, "{}")))))
        .isEqualTo(Outcome.DUPLICATE);

    var question = new Question(Set.of(), Set.of(), List.of(key, other), Set.of(), null);
    assertThat(get(ledger.read(question)).receipts()).containsExactly(receipt);
  }

  @Test
  void anEventIsCountedOnce() throws Exception {
    Ledger ledger = opened();
    var counted = new EventKey(7, -NEXT.incrementAndGet());
    var other = new EventKey(8, counted.id());
    get(ledger.commit(counting(counted)));

    assertThat(get(ledger().commit(counting(counted, other)))).isEqualTo(Outcome.DUPLICATE);

    var question = new Question(Set.of(), Set.of(), Set.of(), List.of(counted, other), null);
    assertThat(get(ledger.read(question)).events()).containsExactly(counted);
  }

  private static Write counting(EventKey... events) {
    return of(batch(), List.of(), List.of(), List.of(), List.of(events), List.of());
  }

  @Test
  void unitsCanBeGivenBack() throws Exception {
    Ledger ledger = opened();
    get(ledger.commit(write(batch(), 0, 7, 8)));

    get(ledger.commit(taking(List.of(new SlotDebit(stock, 0, -1)))));

    assertThat(read(ledger, null).stocks().get(stock)).containsExactly(4, 5);
  }

  private static Progress progress(long tickets) {
    return new Progress(
        Map.of("ticket", tickets), Map.of("daily", Map.of("total", 4L, "d.x", -7L)));
  }

  private Standing changed(BatchKey batch, long user, int version, Progress progress) {
    long at = Activities.NOON.toEpochMilli();
    return new Standing(activity.id(), user, 0, 1, at, batch.id(), version, progress);
  }

  private static Write changing(Standing... standings) {
    return of(batch(), List.of(), List.of(standings), List.of(), List.of(), List.of());
  }

  private static Write telling(Receipted receipt) {
    return of(batch(), List.of(), List.of(), List.of(receipt), List.of(), List.of());
  }

  private Ledger opened() throws Exception {
    Ledger ledger = ledger();
    get(ledger.open(activity, 0));
    return ledger;
  }

  private Write write(BatchKey batch, int slot, long... users) {
    List<Standing> joins =
        LongStream.of(users)
            .mapToObj(user -> join(batch, user))
            .sorted(Comparator.comparingLong(Standing::userId))
            .toList();
    var debit = new SlotDebit(stock, slot, users.length);
    return of(batch, joins, List.of(), List.of(), List.of(), List.of(debit));
  }

  private static Write taking(List<SlotDebit> debits) {
    return of(batch(), List.of(), List.of(), List.of(), List.of(), debits);
  }

  /** As if it granted nothing, which no ledger looks at. */
  private static Write of(
      BatchKey batch,
      List<Standing> fresh,
      List<Standing> changed,
      List<Receipted> receipts,
      List<EventKey> events,
      List<SlotDebit> debits) {
    return new Write(
        batch, ATTEMPT, fresh, changed, receipts, events, List.of(), debits, 0, Journal.EMPTY);
  }

  private Standing join(BatchKey batch, long user) {
    long at = Activities.NOON.toEpochMilli();
    return new Standing(activity.id(), user, 0, 1, at, batch.id(), 1, Progress.NONE);
  }

  private Known read(Ledger ledger, @Nullable BatchKey batch, long... users) throws Exception {
    List<UserKey> keys =
        LongStream.of(users).mapToObj(user -> new UserKey(activity.id(), user)).toList();
    return get(ledger.read(new Question(keys, Set.of(stock), Set.of(), Set.of(), batch)));
  }

  private static BatchKey batch() {
    return new BatchKey(3, NEXT.incrementAndGet());
  }

  static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
