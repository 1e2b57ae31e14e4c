package dev.jamboree.core.mechanic;

import dev.jamboree.core.command.User;
import dev.jamboree.core.reward.Balance;
import dev.jamboree.core.schedule.Days;
import dev.jamboree.core.schedule.Occurrence;
import dev.jamboree.core.schedule.Phase;
import java.time.Instant;
import java.util.Map;

/**
 * Where and when a command has its turn.
 *
 * @param revision of the activity
 * @param occurrence that it is about
 * @param balances of the activity, by name
 * @param now when the command arrived, by the server's clock
 */
public record Scene(
    long activityId,
    int revision,
    Phase phase,
    Occurrence occurrence,
    Days days,
    Map<String, Balance> balances,
    User user,
    Instant now) {}
