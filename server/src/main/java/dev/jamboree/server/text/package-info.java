/** What several rooms do with text. */
@NullMarked
package dev.jamboree.server.text;

import org.jspecify.annotations.NullMarked;
