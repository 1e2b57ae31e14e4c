package dev.jamboree.core.reward;

/** So many (at least 1) points of a balance, to be paid. */
public record Cost(String balance, long count) {}
