package dev.jamboree.core.command;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened in the game, as the game server tells it.
 *
 * @param id tells it from all others of this user in this activity: it counts once, however often
 *     it is told
 * @param type the game's own name for it, e.g. {@code battle.won}
 * @param at when it happened, by the game server's clock
 * @param fields what else is known: texts, numbers, booleans
 */
public record Event(long id, String type, Instant at, Map<String, Object> fields) {

  public Event {
    fields = Map.copyOf(fields);
  }
}
