package dev.jamboree.core.command;

import java.util.function.Predicate;

/**
 * Which events count.
 *
 * @param where true for those of the type that do
 */
public record EventFilter(String type, Predicate<Event> where) {

  /** All of that type. */
  public static EventFilter all(String type) {
    return new EventFilter(type, _ -> true);
  }

  public boolean test(Event event) {
    return event.type().equals(type) && where.test(event);
  }
}
