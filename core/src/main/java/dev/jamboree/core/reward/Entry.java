package dev.jamboree.core.reward;

/**
 * A line of the ledger of balances.
 *
 * @param change what came in, or went out when negative; never 0
 * @param after the balance behind it
 */
public record Entry(String balance, long change, long after) {}
