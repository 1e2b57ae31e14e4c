package dev.jamboree.core.reward;

/**
 * A balance that an activity keeps for each user: tickets, points, xp. Begins at 0, is never below.
 *
 * @param max never above; at least 1
 */
public record Balance(String name, long max) {}
