/** Proofs: the whole server on real servers, under load, while something breaks. */
@NullMarked
package dev.jamboree.server.proof;

import org.jspecify.annotations.NullMarked;
