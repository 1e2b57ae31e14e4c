/** What operators do to activities: draft, publish, end, extend, restock. */
@NullMarked
package dev.jamboree.server.admin;

import org.jspecify.annotations.NullMarked;
