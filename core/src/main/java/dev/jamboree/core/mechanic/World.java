package dev.jamboree.core.mechanic;

import dev.jamboree.core.reward.Stocks;

/** What a decision may know beside the user: what is left, and what chance would say. */
public record World(Stocks stocks, Dice dice) {}
