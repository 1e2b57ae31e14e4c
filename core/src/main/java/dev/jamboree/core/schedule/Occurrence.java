package dev.jamboree.core.schedule;

import java.time.Instant;

/**
 * One run of an activity: from {@code start} (inclusive) to {@code end} (exclusive).
 *
 * @param key 0 for an activity that does not recur (its start may be revised), else the epoch
 *     second of its start
 */
public record Occurrence(long key, Instant start, Instant end) {}
