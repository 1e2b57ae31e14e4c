package dev.jamboree.core.reward;

/** Takes units (at least 1) from a stock. */
public record Debit(StockKey stock, long units) {}
