package dev.jamboree.server.admin;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.schedule.Occurrence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an activity, all of it or nothing.
 *
 * @param draft kept as the latest revision of {@code after}; null when there is no new one
 * @param live what players will see; null when that does not change
 * @param stocked occurrences of it whose stocks must exist
 */
public record Change(
    Managed before,
    Managed after,
    @Nullable Draft draft,
    @Nullable Activity live,
    List<Occurrence> stocked) {}
