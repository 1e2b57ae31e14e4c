/** What users ask, and why it may be refused. */
@NullMarked
package dev.jamboree.core.command;

import org.jspecify.annotations.NullMarked;
