package dev.jamboree.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.reward.StockKey;
import dev.jamboree.server.pipeline.Ledger.BatchKey;
import dev.jamboree.server.pipeline.Ledger.Joined;
import dev.jamboree.server.pipeline.Ledger.Known;
import dev.jamboree.server.pipeline.Ledger.Outcome;
import dev.jamboree.server.pipeline.Ledger.Question;
import dev.jamboree.server.pipeline.Ledger.SlotDebit;
import dev.jamboree.server.pipeline.Ledger.UserKey;
import dev.jamboree.server.pipeline.Ledger.Write;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    assertThat(known.joins()).hasSize(3).contains(join(batch, 7));
    assertThat(known.stocks().get(stock)).containsExactly(2, 5);
    assertThat(known.batchCommitted()).isTrue();
  }

  @Test
  void whoHasJoinedMakesTheWholeCommitADuplicateAndNothingHappens() throws Exception {
    Ledger ledger = opened();
    get(ledger.commit(write(batch(), 0, 7)));
    BatchKey second = batch();

    assertThat(get(ledger.commit(write(second, 0, 6, 7, 8)))).isEqualTo(Outcome.DUPLICATE);

    Known known = read(ledger, second, 6, 7, 8);
    assertThat(known.joins()).hasSize(1);
    assertThat(known.stocks().get(stock)).containsExactly(4, 5);
    assertThat(known.batchCommitted()).isFalse();
  }

  @Test
  void aSlotThatHoldsTooLittleMakesTheCommitShortAndNothingHappens() throws Exception {
    Ledger ledger = opened();
    BatchKey batch = batch();

    assertThat(get(ledger.commit(write(batch, 1, 1, 2, 3, 4, 5, 6)))).isEqualTo(Outcome.SHORT);

    Known known = read(ledger, batch, 1, 2, 3, 4, 5, 6);
    assertThat(known.joins()).isEmpty();
    assertThat(known.stocks().get(stock)).containsExactly(5, 5);
    assertThat(known.batchCommitted()).isFalse();
  }

  @Test
  void theLastUnitsCanBeTakenFromSeveralSlotsAtOnce() throws Exception {
    Ledger ledger = opened();
    BatchKey batch = batch();
    List<Joined> joins = LongStream.rangeClosed(1, 10).mapToObj(u -> join(batch, u)).toList();
    var all = List.of(new SlotDebit(stock, 0, 5), new SlotDebit(stock, 1, 5));

    assertThat(get(ledger.commit(new Write(batch, joins, all, 10, "[]"))))
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
    var write = new Write(batch(), List.of(), debits, 0, "[]");
    assertThat(get(ledger.commit(write))).isEqualTo(Outcome.COMMITTED);

    List<SlotDebit> tooMuch = new ArrayList<>(debits);
    tooMuch.set(69, new SlotDebit(debits.get(69).stock(), 0, 6));
    var shortOfOne = new Write(batch(), List.of(), tooMuch, 0, "[]");
    assertThat(get(ledger.commit(shortOfOne))).isEqualTo(Outcome.SHORT);

    Known known = get(ledger.read(new Question(Set.of(), stocks, null)));
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
    assertThat(get(ledger().commit(new Write(batch, List.of(), List.of(), 0, "[]"))))
        .isEqualTo(Outcome.DUPLICATE);
  }

  @Test
  void anEmptyCommitKeepsALaterOneOut() throws Exception {
    Ledger ledger = opened();
    BatchKey batch = batch();
    get(ledger.commit(new Write(batch, List.of(), List.of(), 0, "[]")));

    assertThat(get(ledger().commit(write(batch, 0, 7)))).isEqualTo(Outcome.DUPLICATE);
    assertThat(read(ledger, batch, 7).joins()).isEmpty();
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

  private Ledger opened() throws Exception {
    Ledger ledger = ledger();
    get(ledger.open(activity, 0));
    return ledger;
  }

  private Write write(BatchKey batch, int slot, long... users) {
    List<Joined> joins =
        LongStream.of(users)
            .mapToObj(user -> join(batch, user))
            .sorted(Comparator.comparingLong(Joined::userId))
            .toList();
    return new Write(
        batch, joins, List.of(new SlotDebit(stock, slot, users.length)), users.length, "[]");
  }

  private Joined join(BatchKey batch, long user) {
    return new Joined(activity.id(), user, 0, 1, Activities.NOON.toEpochMilli(), batch.id());
  }

  private Known read(Ledger ledger, @Nullable BatchKey batch, long... users) throws Exception {
    List<UserKey> keys =
        LongStream.of(users).mapToObj(user -> new UserKey(activity.id(), user)).toList();
    return get(ledger.read(new Question(keys, Set.of(stock), batch)));
  }

  private static BatchKey batch() {
    return new BatchKey(3, NEXT.incrementAndGet());
  }

  static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
