/** A track of rewards to advance on. */
@NullMarked
package dev.jamboree.core.mechanic.pass;

import org.jspecify.annotations.NullMarked;
