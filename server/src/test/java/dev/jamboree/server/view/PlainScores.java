package dev.jamboree.server.view;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rankings as plainly as they can be said: sorted sets. */
public final class PlainScores implements Scores {

  final Map<Board, TreeSet<Entry>> boards = new HashMap<>();

  @Override
  public Future<List<Entry>> page(Board board, @Nullable Entry after, int skip, int limit) {
    return Future.succeededFuture(behind(board, after).stream().skip(skip).limit(limit).toList());
  }

  @Override
  public Future<Long> between(Board board, @Nullable Entry after, Entry to) {
    return Future.succeededFuture(
        behind(board, after).stream().filter(it -> it.compareTo(to) < 0).count());
  }

  @Override
  public Future<Map<Long, Entry>> of(Board board, Collection<Long> users) {
    Map<Long, Entry> found = new HashMap<>();
    for (Entry entry : behind(board, null)) {
      if (users.contains(entry.userId())) found.put(entry.userId(), entry);
    }
    return Future.succeededFuture(found);
  }

  private Collection<Entry> behind(Board board, @Nullable Entry after) {
    TreeSet<Entry> all = boards.getOrDefault(board, new TreeSet<>());
    return after == null ? all : all.tailSet(after, false);
  }
}
