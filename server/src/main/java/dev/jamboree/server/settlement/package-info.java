/** Pays rankings once they are over. */
@NullMarked
package dev.jamboree.server.settlement;

import org.jspecify.annotations.NullMarked;
