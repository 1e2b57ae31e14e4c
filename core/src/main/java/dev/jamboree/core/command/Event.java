package dev.jamboree.core.command;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened in the game, as the game server tells it.
 *
 * @param type the game's own name for it, e.g. {@code battle.won}
 * @param at when it happened, by the game server's clock
 * @param fields what else is known: texts, numbers, booleans
 */
public record Event(String type, Instant at, Map<String, Object> fields) {

  public Event {
    fields = Map.copyOf(fields);
  }
}
