/** The write path: lanes that batch commands and commit each batch in one short transaction. */
@NullMarked
package dev.jamboree.server.pipeline;

import org.jspecify.annotations.NullMarked;
