/** Proofs of the write path, on the plain ledger and on the real one. */
@NullMarked
package dev.jamboree.server.pipeline;

import org.jspecify.annotations.NullMarked;
