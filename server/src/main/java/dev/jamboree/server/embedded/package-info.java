/** The local servers that need no root and no Docker: MySQL, Redis and a one-process TiDB. */
@NullMarked
package dev.jamboree.server.embedded;

import org.jspecify.annotations.NullMarked;
