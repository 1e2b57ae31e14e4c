/** First come, first served. */
@NullMarked
package dev.jamboree.core.mechanic.grab;

import org.jspecify.annotations.NullMarked;
