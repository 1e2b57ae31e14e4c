package dev.jamboree.core.participation;

import java.time.Instant;

/**
 * What is remembered of an accepted join. The rewards are those of the revision, which never
 * changes.
 *
 * @param occurrence the key of the occurrence joined
 */
public record Receipt(int revision, long occurrence, Instant joinedAt) {}
