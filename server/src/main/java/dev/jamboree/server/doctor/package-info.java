/** Looks at a production database and Redis and says what to change. */
@NullMarked
package dev.jamboree.server.doctor;

import org.jspecify.annotations.NullMarked;
