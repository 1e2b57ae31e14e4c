package dev.jamboree.core.reward;

/**
 * So many of one of the game's items.
 *
 * @param item the game's own name for it, e.g. {@code mount.dragon}
 * @param count at least 1
 */
public record Reward(String item, long count) {}
