/**
 * The benchmark: contestants on the same database and Redis, loaded in turns, reconciled exactly.
 */
@NullMarked
package dev.jamboree.bench;

import org.jspecify.annotations.NullMarked;
