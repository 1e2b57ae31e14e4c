/** What a user has done in an activity, and what it has come to. */
@NullMarked
package dev.jamboree.core.participation;

import org.jspecify.annotations.NullMarked;
