/** What an activity is: its schedule, who it is for, what one can do in it. */
@NullMarked
package dev.jamboree.core.activity;

import org.jspecify.annotations.NullMarked;
