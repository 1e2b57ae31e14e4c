/** Goals over what happens in the game. */
@NullMarked
package dev.jamboree.core.mechanic.mission;

import org.jspecify.annotations.NullMarked;
