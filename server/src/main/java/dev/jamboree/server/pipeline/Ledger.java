package dev.jamboree.server.pipeline;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.reward.StockKey;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
   * Makes sure that the occurrence's stocks have their rows; those that exist stay as they are.
   * Until then nothing may be debited: a row that is missing raises no error.
   */
  Future<Void> open(Activity activity, long occurrence);

  /** Gives its connection back; nothing may be called after it. */
  Future<Void> close();

  /** One user in one activity. */
  record UserKey(long activityId, long userId) {}

  /**
   * A join, as it is or will be stored.
   *
   * @param joinedAt epoch ms
   * @param batch the id of the batch that wrote it
   */
  record Joined(
      long activityId, long userId, long occurrence, int revision, long joinedAt, long batch) {}

  /**
   * What a batch wants to know.
   *
   * @param users whose joins, in all occurrences
   * @param stocks whose slots
   * @param batch whether this one has been committed; null for not asked
   */
  record Question(
      Collection<UserKey> users, Collection<StockKey> stocks, @Nullable BatchKey batch) {}

  /**
   * The answer, as of one moment for each part.
   *
   * @param stocks units left, by slot; a stock without rows is absent
   * @param batchCommitted false too when it was not asked
   */
  record Known(List<Joined> joins, Map<StockKey, long[]> stocks, boolean batchCommitted) {}

  /** Names a batch: its row in the outbox. */
  record BatchKey(int lane, long id) {}

  /** Takes units (at least 1) from one slot of a stock. */
  record SlotDebit(StockKey stock, int slot, long units) {}

  /**
   * One transaction.
   *
   * @param joins sorted by activity, user, occurrence
   * @param debits sorted by stock, then slot; their rows exist
   * @param grants how many the payload holds
   * @param payload all grants of the batch, packed
   */
  record Write(
      BatchKey batch, List<Joined> joins, List<SlotDebit> debits, int grants, String payload) {}

  /** How a commit ended. */
  enum Outcome {
    /** Durable. */
    COMMITTED,
    /** Nothing happened: one of the joins, or the batch itself, is there already. */
    DUPLICATE,
    /** Nothing happened: one of the slots holds too little. */
    SHORT,
    /** Nothing happened: a conflict with somebody else; the same again may work. */
    CONFLICT,
    /** It may have happened or not. */
    UNKNOWN
  }
}
