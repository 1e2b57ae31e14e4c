/** What users ask and what comes of it: the decisions. */
@NullMarked
package dev.jamboree.core.command;

import org.jspecify.annotations.NullMarked;
