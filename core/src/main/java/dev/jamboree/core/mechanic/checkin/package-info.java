/** Coming back every day. */
@NullMarked
package dev.jamboree.core.mechanic.checkin;

import org.jspecify.annotations.NullMarked;
