/** Rewards for codes. */
@NullMarked
package dev.jamboree.core.mechanic.redeem;

import org.jspecify.annotations.NullMarked;
