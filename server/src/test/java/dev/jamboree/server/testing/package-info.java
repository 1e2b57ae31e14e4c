/** Real servers for tests. */
@NullMarked
package dev.jamboree.server.testing;

import org.jspecify.annotations.NullMarked;
