/** Every setting, where it comes from and what it may be. */
@NullMarked
package dev.jamboree.server.config;

import org.jspecify.annotations.NullMarked;
