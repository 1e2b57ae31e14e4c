package dev.jamboree.server.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What joins come to, in the plainest words there are: the rules once more, by somebody who has not
 * read the code. Nothing of the product is used here.
 */
final class PlainRules {

  /** One thing that is handed out: so many units a run, to one user in so many runs (0: in all). */
  record Item(String id, long stock, int slots, int quota) {}

  /**
   * An activity.
   *
   * @param lasts null for one that runs once, from start to end; else it runs at every full hour
   *     for so long
   * @param review how long after a run that run is still what a user is asked about
   */
  record Game(
      long id,
      Instant start,
      Instant end,
      @Nullable Duration lasts,
      Duration review,
      int level,
      List<Item> items) {}

  private record Run(long key, Instant start, Instant end) {}

  private record Who(long game, long user) {}

  private record Shelf(long game, long run, String item) {}

  private final Map<Who, Map<Long, String>> joined = new HashMap<>();
  private final Map<Shelf, Long> left = new HashMap<>();

  /** The answer to a join, as a word and what has been promised. */
  String join(Game game, long user, boolean banned, int level, Instant now) {
    if (banned) return "USER_BANNED";
    Run run = run(game, now);
    Map<Long, String> runs = joined.computeIfAbsent(new Who(game.id, user), _ -> new HashMap<>());
    // First, although a clock that was set back may find a join there: nobody looks before a start.
    if (now.isBefore(run.start)) return "NOT_STARTED";
    if (runs.containsKey(run.key)) return "again " + runs.get(run.key);
    if (!now.isBefore(run.end)) return "ENDED";
    if (level < game.level) return "NOT_ELIGIBLE";
    for (Item item : game.items) {
      if (item.quota > 0 && runs.size() >= item.quota) return "QUOTA_EXCEEDED";
    }
    for (Item item : game.items) {
      if (left.getOrDefault(new Shelf(game.id, run.key, item.id), item.stock) == 0) {
        return "SOLD_OUT";
      }
    }
    for (Item item : game.items) {
      left.merge(new Shelf(game.id, run.key, item.id), item.stock - 1, (had, _) -> had - 1);
    }
    runs.put(run.key, run.key + " at " + now);
    return "joined " + runs.get(run.key);
  }

  /** How many have joined a game. */
  long joins(Game game) {
    return joined.entrySet().stream()
        .filter(it -> it.getKey().game == game.id)
        .mapToLong(it -> it.getValue().size())
        .sum();
  }

  /**
   * The one that is on; else the one before, while it is reviewed; else the next; else the last.
   */
  private static Run run(Game game, Instant now) {
    if (game.lasts == null) return new Run(0, game.start, game.end);
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    if (hour.isBefore(game.start)) return hourly(game, game.start);
    Instant last = game.end.minus(1, ChronoUnit.HOURS);
    if (!hour.isBefore(last)) return hourly(game, last);
    Run current = hourly(game, hour);
    boolean counts = now.isBefore(current.end.plus(game.review));
    return counts ? current : hourly(game, hour.plus(1, ChronoUnit.HOURS));
  }

  private static Run hourly(Game game, Instant start) {
    return new Run(
        start.getEpochSecond(), start, start.plus(java.util.Objects.requireNonNull(game.lasts)));
  }
}
