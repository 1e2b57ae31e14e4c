package dev.jamboree.server.document;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.activity.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A document without mistakes.
 *
 * @param display what the operator wrote for the game client: a JSON object without white space,
 *     its numbers as they were written; null when there is none
 */
public record Document(
    Activity activity, @Nullable LocalizedText description, @Nullable String display)
    implements Compiled {}
