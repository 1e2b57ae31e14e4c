/** The domain of in-game activities, pure: no I/O, no clock, no randomness of its own. */
@NullMarked
package dev.jamboree.core;

import org.jspecify.annotations.NullMarked;
