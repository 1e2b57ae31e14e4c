package dev.jamboree.core.mechanic;

/**
 * Chance, as a function: the same throw always shows the same. So a decision can be taken twice,
 * and a draw can be proved afterwards.
 */
@FunctionalInterface
public interface Dice {

  /**
   * 64 bits, each as likely 0 as 1.
   *
   * @param number of the throw, counted by user and mechanic
   * @param face tells several throws of that number apart
   */
  long bits(String mechanic, long userId, long number, int face);

  /** A number from 0 to {@code bound} - 1; none likelier than another by more than bound / 2^64. */
  default long below(long bound, String mechanic, long userId, long number, int face) {
    return Math.unsignedMultiplyHigh(bits(mechanic, userId, number, face), bound);
  }
}
