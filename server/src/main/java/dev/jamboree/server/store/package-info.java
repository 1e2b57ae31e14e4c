/** Every SQL statement, and the migrations. */
@NullMarked
package dev.jamboree.server.store;

import org.jspecify.annotations.NullMarked;
