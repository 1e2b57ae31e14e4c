/** When an activity runs: occurrences, phases, days. */
@NullMarked
package dev.jamboree.core.schedule;

import org.jspecify.annotations.NullMarked;
