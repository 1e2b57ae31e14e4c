/** What an activity is: its rules, and who it is for. */
@NullMarked
package dev.jamboree.core.activity;

import org.jspecify.annotations.NullMarked;
