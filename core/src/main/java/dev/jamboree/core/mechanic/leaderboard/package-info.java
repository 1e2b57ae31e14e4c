/** Who is best. */
@NullMarked
package dev.jamboree.core.mechanic.leaderboard;

import org.jspecify.annotations.NullMarked;
