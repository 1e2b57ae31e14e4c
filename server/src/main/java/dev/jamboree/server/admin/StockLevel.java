package dev.jamboree.server.admin;

import dev.jamboree.core.reward.StockKey;

/**
 * What is known of one stock, all its slots together: {@code initial + added = remaining +
 * granted}.
 *
 * @param added by operators; negative when they took away more
 */
public record StockLevel(
    StockKey stock, int slots, long initial, long added, long remaining, long granted) {}
