/** What comes of a command: the rules as one function. */
@NullMarked
package dev.jamboree.core.decision;

import org.jspecify.annotations.NullMarked;
