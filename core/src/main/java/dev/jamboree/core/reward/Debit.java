package dev.jamboree.core.reward;

/** Takes units from a stock; gives them back when they are below 0. */
public record Debit(StockKey stock, long units) {}
