package dev.jamboree.core.command;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a user asks of an activity, or what the game tells of the user. */
public sealed interface Command {

  User user();

  /** Take part, once an occurrence. */
  record Join(User user) implements Command {}

  /**
   * Something happened that mechanics may count.
   *
   * @param events in any order
   */
  record Happened(User user, List<Event> events) implements Command {

    public Happened {
      events = List.copyOf(events);
    }
  }

  /** What is asked of one of the activity's mechanics. */
  sealed interface Aimed extends Command {

    /** Its id. */
    String mechanic();
  }

  /**
   * Check a day in.
   *
   * @param day the day to make up for; null for today
   */
  record CheckIn(User user, String mechanic, @Nullable LocalDate day) implements Aimed {}

  /**
   * Take what is due.
   *
   * @param item which of the mechanic's; null for all that can be had
   */
  record Claim(User user, String mechanic, @Nullable String item) implements Aimed {}

  /**
   * Draw prizes.
   *
   * @param times in one go
   */
  record Draw(User user, String mechanic, int times) implements Aimed {}

  /**
   * Buy.
   *
   * @param times at least 1
   */
  record Exchange(User user, String mechanic, String offer, int times) implements Aimed {}

  /**
   * Use a code.
   *
   * @param batch the code's
   * @param item the stock that counts how often it may still be used
   */
  record Redeem(User user, String mechanic, String batch, String item) implements Aimed {}
}
