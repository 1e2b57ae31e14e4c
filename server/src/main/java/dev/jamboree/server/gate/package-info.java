/** Who may pass: sessions and the users behind them. */
@NullMarked
package dev.jamboree.server.gate;

import org.jspecify.annotations.NullMarked;
