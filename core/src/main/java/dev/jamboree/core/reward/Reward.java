package dev.jamboree.core.reward;

/** Something good for a player: so many, at least 1, of something. */
public sealed interface Reward {

  long count();

  /**
   * One of the game's items, delivered by the game.
   *
   * @param item the game's own name for it, e.g. {@code mount.dragon}
   */
  record Item(String item, long count) implements Reward {}

  /**
   * Points of a balance of the activity, credited at once.
   *
   * @param balance its name, e.g. {@code ticket}
   */
  record Credit(String balance, long count) implements Reward {}
}
