/** What one user has done in one activity. */
@NullMarked
package dev.jamboree.core.participation;

import org.jspecify.annotations.NullMarked;
