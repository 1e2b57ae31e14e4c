/** One composition root that builds the server from its rooms. */
@NullMarked
package dev.jamboree.server;

import org.jspecify.annotations.NullMarked;
