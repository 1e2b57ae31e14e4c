/** What operators watch: health, metrics and version, on a port of their own. */
@NullMarked
package dev.jamboree.server.ops;

import org.jspecify.annotations.NullMarked;
