package dev.jamboree.core.participation;

import java.time.Instant;

/**
 * A join in another occurrence than the one that is looked from.
 *
 * @param occurrence its key
 * @param progress in that occurrence
 */
public record Past(long occurrence, Instant joinedAt, Progress progress) {}
