/** Natural batching: whoever arrives while one call is under way goes into the next. */
@NullMarked
package dev.jamboree.server.batching;

import org.jspecify.annotations.NullMarked;
