package dev.jamboree.core.reward;

import java.util.List;

/** A fact: these rewards belong to the user now. Delivered later, at least once. */
public record Grant(String mechanic, List<Reward> rewards) {}
