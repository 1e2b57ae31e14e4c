/** The activity document: its schema, and how it becomes a core activity. */
@NullMarked
package dev.jamboree.server.document;

import org.jspecify.annotations.NullMarked;
