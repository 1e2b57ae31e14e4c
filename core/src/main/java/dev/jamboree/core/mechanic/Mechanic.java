package dev.jamboree.core.mechanic;

import dev.jamboree.core.command.Command;
import dev.jamboree.core.command.Event;
import dev.jamboree.core.command.Rejection;
import dev.jamboree.core.command.User;
import dev.jamboree.core.participation.Memory;
import dev.jamboree.core.reward.Reward;
import dev.jamboree.core.reward.Supply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One way to take part in an activity: what an operator has written of it, and its rules.
 * Immutable. A rule looks first and acts then: it changes nothing in a turn that it refuses.
 */
public interface Mechanic {

  /**
   * Unique within its activity and stable over its revisions; {@code [a-zA-Z][a-zA-Z0-9_-]{0,31}}.
   */
  String id();

  /** What kind it is, as documents call it. */
  String type();

  /** The stocks that it hands out of. */
  default List<Supply> supplies() {
    return List.of();
  }

  /** Whether it ranks its users: what it needs a ranking for. */
  default boolean ranks() {
    return false;
  }

  /** Whether it asks the dice: what it needs a seed for. */
  default boolean throwsDice() {
    return false;
  }

  /** Whether {@link #join} hands something out. */
  default boolean joins() {
    return false;
  }

  /**
   * Whether a join looks at what the user has done before; else that there is no join yet is all it
   * needs to know, and the database says so by itself.
   */
  default boolean looksBack() {
    return true;
  }

  /** Why the user cannot join; null when nothing but the stock can be against it. */
  default @Nullable Rejection mayJoin(Turn turn) {
    return null;
  }

  /** What a user gets who joins; null when it was got. */
  default @Nullable Rejection join(Turn turn) {
    return null;
  }

  /** What the join has given, by what it has left in the memory. */
  default List<Reward> given(Memory memory) {
    return List.of();
  }

  /**
   * What a grant of that prize is worth.
   *
   * @param prize as the grant names it
   */
  Optional<List<Reward>> worth(String prize);

  /** Does what is asked of this mechanic; null when it was done. */
  default @Nullable Rejection act(Turn turn, Command.Aimed command) {
    return Rejection.NO_SUCH_MECHANIC;
  }

  /** Ends what was held for the user until now; nothing when it was not, or not until now. */
  default void expired(Turn turn) {}

  /** The types of events that it counts. */
  default Set<String> listensTo() {
    return Set.of();
  }

  /** Counts what happened in the game, where it counts such things. */
  default void happened(Turn turn, Event event) {}

  /**
   * This definition as it holds for users who came in under an earlier one of the same id and type:
   * what they were promised stays.
   */
  default Mechanic heldTo(Mechanic earlier) {
    return this;
  }

  /** What everybody may know of it: texts, numbers, booleans, lists and maps of those. */
  Map<String, Object> shown();

  /**
   * What a client offers the user to do next, to be tried for what would come of it; null: nothing.
   */
  default Command.@Nullable Aimed next(User user) {
    return null;
  }

  /** How many things wait for the user to take them: what a red dot counts. */
  default int waiting(Turn turn) {
    return 0;
  }

  /** How a user stands in it, of the same kinds. */
  default Map<String, Object> progress(Turn turn) {
    return Map.of();
  }
}
