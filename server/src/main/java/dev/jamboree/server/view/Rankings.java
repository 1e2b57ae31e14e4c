package dev.jamboree.server.view;

import dev.jamboree.server.view.Scores.Board;
import dev.jamboree.server.view.Scores.Entry;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds places in rankings of any size within a few thousand rows: it knows every thousandth entry
 * of a ranking, as it was a few seconds ago, and reads on from there. So the entries are those of
 * now, and their ranks may be a few seconds behind. Not thread-safe: one per event loop.
 */
public final class Rankings {

  static final int STEP = 1000;
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final int KEPT = 256;

  private final Scores scores;
  private final InstantSource clock;

  /** Least recently asked first. */
  private final Map<Board, Waypoints> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Board, Waypoints> eldest) {
          return size() > KEPT;
        }
      };

  /** What is known of one ranking. */
  private static final class Waypoints {
    /** Of the ranks 1,000, 2,000, and so on. */
    private Future<List<Entry>> entries = Future.succeededFuture(List.of());

    private Instant asOf = Instant.MIN;
    private boolean underWay;
  }

  /** An entry and its rank, from 1. */
  public record Placed(long rank, Entry entry) {}

  public Rankings(Scores scores, InstantSource clock) {
    this.scores = scores;
    this.clock = clock;
  }

  /** Those from that rank on. */
  public Future<List<Placed>> from(Board board, long rank, int limit) {
    return waypoints(board).compose(waypoints -> from(board, waypoints, rank, limit));
  }

  private Future<List<Placed>> from(Board board, List<Entry> waypoints, long rank, int limit) {
    int passed = (int) Math.min((rank - 1) / STEP, waypoints.size());
    long skip = rank - 1 - (long) passed * STEP;
    // behind the last waypoint there were fewer than a step: of ranks far behind there is nobody
    if (skip > 2 * STEP) return Future.succeededFuture(List.of());
    @Nullable Entry after = passed == 0 ? null : waypoints.get(passed - 1);
    return scores.page(board, after, (int) skip, limit).map(entries -> placed(rank, entries));
  }

  private static List<Placed> placed(long rank, List<Entry> entries) {
    List<Placed> placed = new ArrayList<>(entries.size());
    for (Entry entry : entries) placed.add(new Placed(rank + placed.size(), entry));
    return placed;
  }

  /** Those users who are ranked. */
  public Future<List<Placed>> of(Board board, Collection<Long> users) {
    return scores
        .of(board, users)
        .compose(found ->
            Future.all(found.values().stream().map(entry -> rank(board, entry)).toList())
                .map(done -> {
                  List<Placed> placed = new ArrayList<>(done.<Placed>list());
                  placed.sort((a, b) -> Long.compare(a.rank(), b.rank()));
                  return placed;
                }));
  }

  private Future<Placed> rank(Board board, Entry entry) {
    return waypoints(board).compose(waypoints -> rank(board, waypoints, entry));
  }

  private Future<Placed> rank(Board board, List<Entry> waypoints, Entry entry) {
    int at = Collections.binarySearch(waypoints, entry);
    int passed = at >= 0 ? at : -at - 1;
    @Nullable Entry after = passed == 0 ? null : waypoints.get(passed - 1);
    // the waypoint itself stands before, and so do all up to it
    return scores
        .between(board, after, entry)
        .map(between -> new Placed((long) passed * STEP + between + 1, entry));
  }

  /** As they are known, and soon newer ones; who is the first to ask waits for them. */
  private Future<List<Entry>> waypoints(Board board) {
    Waypoints it = known.computeIfAbsent(board, _ -> new Waypoints());
    boolean stale = it.asOf.isBefore(clock.instant().minus(FRESH));
    if (stale && !it.underWay) {
      it.underWay = true;
      Future<List<Entry>> walk = walk(board, null, new ArrayList<>());
      if (it.asOf.equals(Instant.MIN)) it.entries = walk;
      walk.onSuccess(
              _ -> {
                it.entries = walk;
                it.asOf = clock.instant();
              })
          .onComplete(_ -> it.underWay = false);
    }
    return it.entries;
  }

  private Future<List<Entry>> walk(Board board, @Nullable Entry after, List<Entry> found) {
    return scores
        .page(board, after, STEP - 1, 1)
        .compose(next -> {
          if (next.isEmpty()) return Future.succeededFuture(found);
          found.add(next.getFirst());
          return walk(board, next.getFirst(), found);
        });
  }
}
