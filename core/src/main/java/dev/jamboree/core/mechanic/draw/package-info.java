/** Prizes by chance. */
@NullMarked
package dev.jamboree.core.mechanic.draw;

import org.jspecify.annotations.NullMarked;
