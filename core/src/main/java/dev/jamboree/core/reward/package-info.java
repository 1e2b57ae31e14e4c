/** What is given and what it is taken from: rewards, grants, stocks. */
@NullMarked
package dev.jamboree.core.reward;

import org.jspecify.annotations.NullMarked;
