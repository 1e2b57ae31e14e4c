package dev.jamboree.core.schedule;

import java.time.Duration;

/**
 * Starts an occurrence whenever the cron expression fires; each lasts so long, or until the next.
 */
public record Recurrence(Cron cron, Duration lasts) {}
