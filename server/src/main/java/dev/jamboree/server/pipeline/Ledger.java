package dev.jamboree.server.pipeline;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.participation.Progress;
import dev.jamboree.core.reward.StockKey;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The durable side of a lane, for one batch at a time: it reads what the batch needs and commits
 * what it decided. One call at a time. A call that fails has a fault behind it whose effect is not
 * known.
 */
public interface Ledger {

  /** Finds out what is asked; one round trip. */
  Future<Known> read(Question question);

  /** Commits all of it in one transaction, or nothing. */
  Future<Outcome> commit(Write write);

  /**
   * Makes sure that the occurrence's stocks and rankings have their rows, and chance its seed where
   * the activity has draws; what exists stays as it is. Until then nothing may be debited: a row
   * that is missing raises no error.
   */
  Future<Opened> open(Activity activity, long occurrence);

  /** Gives its connection back; nothing may be called after it. */
  Future<Void> close();

  /**
   * What is there once an occurrence is open.
   *
   * @param seed 32 bytes, the same for ever; null for an activity without draws
   */
  record Opened(@Nullable Buffer seed) {}

  /** One user in one activity. */
  record UserKey(long activityId, long userId) {}

  /** A request of one user. */
  record ReceiptKey(long userId, long high, long low) {}

  /** An event of one user. */
  record EventKey(long userId, long id) {}

  /**
   * How a user stands in an occurrence, as it is or will be stored.
   *
   * @param revision under which the user came in
   * @param joinedAt epoch ms; 0 for who has not joined
   * @param batch the id of the batch that wrote the join; of the first one where there is no join
   * @param version counts from 1; grows by 1 with every write
   */
  record Standing(
      long activityId,
      long userId,
      long occurrence,
      int revision,
      long joinedAt,
      long batch,
      int version,
      Progress progress) {

    public boolean joined() {
      return joinedAt > 0;
    }
  }

  /**
   * An answer that was given.
   *
   * @param request what had been asked
   */
  record Receipted(ReceiptKey key, long request, String answer) {}

  /** How a user stands in a ranking from now on. */
  record Ranked(
      long activityId, long occurrence, String mechanic, long userId, long points, long since) {}

  /**
   * What a batch wants to know.
   *
   * @param users whose standings, in all occurrences
   * @param stocks whose slots
   * @param receipts which answers, if they were given
   * @param events which of them have been counted
   * @param batch whether this one has been committed; null for not asked
   */
  record Question(
      Collection<UserKey> users,
      Collection<StockKey> stocks,
      Collection<ReceiptKey> receipts,
      Collection<EventKey> events,
      @Nullable BatchKey batch) {}

  /**
   * The answer, as of one moment for each part. The batch is looked at first, then the stocks, then
   * the users, then the receipts: none is older than the one before.
   *
   * @param stocks units left, by slot; a stock without rows is absent
   * @param attempt under which the batch was committed; null when it was not, or was not asked
   */
  record Known(
      List<Standing> standings,
      Map<StockKey, long[]> stocks,
      List<Receipted> receipts,
      Set<EventKey> events,
      @Nullable Long attempt) {}

  /** Names a batch: its row in the outbox. */
  record BatchKey(int lane, long id) {}

  /** Takes units from one slot of a stock; gives them back when they are below 0. */
  record SlotDebit(StockKey stock, int slot, long units) {}

  /**
   * One transaction.
   *
   * @param attempt tells it from others under this key, of whoever they are
   * @param fresh of users who have no row there yet, sorted by activity, user, occurrence
   * @param changed of users who have one, sorted the same
   * @param receipts sorted by user
   * @param events that are counted, sorted by user
   * @param scores sorted by activity, occurrence, mechanic, user; their rankings exist
   * @param debits sorted by stock, then slot; their rows exist
   * @param grants how many the payload holds
   * @param payload all that the batch did, packed
   */
  record Write(
      BatchKey batch,
      long attempt,
      List<Standing> fresh,
      List<Standing> changed,
      List<Receipted> receipts,
      List<EventKey> events,
      List<Ranked> scores,
      List<SlotDebit> debits,
      int grants,
      String payload) {

    /** Nothing but a row under its key: what keeps another attempt out. */
    static Write nothing(BatchKey batch, long attempt) {
      return new Write(
          batch,
          attempt,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          0,
          Journal.EMPTY);
    }
  }

  /** How a commit ended. */
  enum Outcome {
    /** Durable. */
    COMMITTED,
    /** Nothing happened: a fresh row, a receipt, an event or the batch itself is there already. */
    DUPLICATE,
    /** Nothing happened: somebody else has changed one of the rows. */
    STALE,
    /** Nothing happened: one of the slots holds too little. */
    SHORT,
    /** Nothing happened: a conflict with somebody else; the same again may work. */
    CONFLICT,
    /** It may have happened or not. */
    UNKNOWN
  }
}
