package dev.jamboree.core.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An activity as it stands at one instant.
 *
 * @param occurrence the running one; before it, the one to come; after it, the last one
 * @param nextTransition when the phase changes next; null when it never will
 */
public record Moment(Phase phase, Occurrence occurrence, @Nullable Instant nextTransition) {}
