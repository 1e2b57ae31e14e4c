/** What is read: the catalog of live activities, what is left, who has joined. */
@NullMarked
package dev.jamboree.server.view;

import org.jspecify.annotations.NullMarked;
