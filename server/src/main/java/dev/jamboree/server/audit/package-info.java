/** Checks a live database against the promises, by statements of its own. */
@NullMarked
package dev.jamboree.server.audit;

import org.jspecify.annotations.NullMarked;
