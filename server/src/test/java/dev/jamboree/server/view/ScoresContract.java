package dev.jamboree.server.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.view.Scores.Board;
import dev.jamboree.server.view.Scores.Entry;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What everything that keeps rankings must do; each runs it as its own test. */
public abstract class ScoresContract {

  private static final AtomicLong NEXT = new AtomicLong(500);

  private final Board board = new Board(NEXT.incrementAndGet(), 0, "top");
  private final long seed = new Random().nextLong();

  /** What is tested, with these entries in that ranking and in another one beside it. */
  protected abstract Scores scores(Board board, List<Entry> entries) throws Exception;

  /** Few points and few times, so that there are many ties. */
  private List<Entry> some(int count) {
    var random = new Random(seed);
    List<Entry> all = new ArrayList<>();
    for (long user = 1; user <= count; user++) {
      all.add(new Entry(user, random.nextInt(12), 1 + random.nextInt(4)));
    }
    all.sort(null);
    return all;
  }

  @Test
  void pagesAreInOrderFromAnywhere() throws Exception {
    List<Entry> all = some(300);
    Scores scores = scores(board, all);
    assertThat(get(scores.page(board, null, 0, 1000))).as("seed %d", seed).isEqualTo(all);
    var random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      int after = random.nextInt(300);
      int skip = random.nextInt(20);
      int from = Math.min(300, after + 1 + skip);
      assertThat(get(scores.page(board, all.get(after), skip, 10)))
          .as("seed %d, after %d, %d left out", seed, after, skip)
          .isEqualTo(all.subList(from, Math.min(300, from + 10)));
    }
  }

  @Test
  void thoseBetweenTwoAreCounted() throws Exception {
    List<Entry> all = some(300);
    Scores scores = scores(board, all);
    var random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      int to = random.nextInt(300);
      int after = random.nextInt(to + 1) - 1;
      assertThat(get(scores.between(board, after < 0 ? null : all.get(after), all.get(to))))
          .as("seed %d, between %d and %d", seed, after, to)
          .isEqualTo(after == to ? 0 : to - after - 1);
    }
  }

  @Test
  void usersAreFound() throws Exception {
    List<Entry> all = some(30);
    Scores scores = scores(board, all);
    assertThat(get(scores.of(board, List.of(7L, 30L, 31L)))).containsOnlyKeys(7L, 30L);
    assertThat(get(scores.of(board, List.of()))).isEmpty();
  }

  @Test
  void everyRankOfALargeRankingIsRight() throws Exception {
    List<Entry> all = some(5500);
    var rankings = new Rankings(scores(board, all), () -> Instant.EPOCH);
    for (int pass = 0; pass < 2; pass++) {
      for (long rank : new long[] {1, 999, 1000, 1001, 2000, 3500, 5495}) {
        int from = (int) rank - 1;
        List<Rankings.Placed> page = get(rankings.from(board, rank, 5));
        assertThat(page)
            .as("seed %d, pass %d", seed, pass)
            .extracting(Rankings.Placed::entry)
            .isEqualTo(all.subList(from, from + 5));
        assertThat(page)
            .extracting(Rankings.Placed::rank)
            .isEqualTo(LongStream.range(rank, rank + 5).boxed().toList());
        Rankings.Placed me = get(rankings.of(board, List.of(all.get(from).userId()))).getFirst();
        assertThat(me.rank()).isEqualTo(rank);
      }
      assertThat(get(rankings.from(board, 5501, 5))).isEmpty();
    }
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
