package dev.jamboree.core.mechanic;

import dev.jamboree.core.command.EventFilter;
import dev.jamboree.core.reward.Cost;
import dev.jamboree.core.reward.Reward;
import java.util.List;
import java.util.Optional;

/**
 * An object of a document, whose fields are those that the mechanic's schema allows. What the
 * schema cannot say, a mechanic checks while it reads, and notes what is wrong.
 */
public interface Fields {

  /** Of the document. */
  int revision();

  boolean has(String name);

  String text(String name);

  String text(String name, String otherwise);

  long number(String name);

  long number(String name, long otherwise);

  boolean flag(String name, boolean otherwise);

  /** Numbers; empty when it is missing. */
  List<Long> numbers(String name);

  /** Texts; empty when it is missing. */
  List<String> texts(String name);

  /** An object in it. */
  Optional<Fields> part(String name);

  /** A list of objects; empty when it is missing. */
  List<Fields> parts(String name);

  /** Empty when it is missing. */
  List<Reward> rewards(String name);

  /** A list of lists. */
  List<List<Reward>> rewardLists(String name);

  /** Empty when it is missing. */
  List<Cost> costs(String name);

  /** Which events count: the type in {@code event}, and the condition in {@code where} if any. */
  EventFilter events();

  /** The name of a balance that the activity has. */
  String balance(String name);

  /** Notes a mistake in that field. */
  void wrong(String name, String message);
}
