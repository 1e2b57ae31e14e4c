package dev.jamboree.core.mechanic;

import java.time.Instant;

/**
 * A unit that is held for the user, or no longer.
 *
 * @param until it goes back to the stock then, unless it is claimed
 * @param begins false when it ends, whatever became of the unit
 */
public record Hold(String mechanic, Instant until, boolean begins) {}
