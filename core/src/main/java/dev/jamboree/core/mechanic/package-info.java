/** The ways to take part; each is data, and activities are composed of them. */
@NullMarked
package dev.jamboree.core.mechanic;

import org.jspecify.annotations.NullMarked;
