/** Points of balances for rewards. */
@NullMarked
package dev.jamboree.core.mechanic.exchange;

import org.jspecify.annotations.NullMarked;
