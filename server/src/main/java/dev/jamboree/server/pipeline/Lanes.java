package dev.jamboree.server.pipeline;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.command.Command;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All lanes of this instance. A user's commands always take the same lane, so on one instance no
 * user has commands in two batches at once.
 */
public final class Lanes implements Pipeline {

  /** Outbox rows are spread over so many lanes, whatever instance writes them. */
  private static final int OUTBOX_LANES = 64;

  private final List<Lane> lanes;

  /**
   * What bounds the pipeline.
   *
   * @param lanes queues of commands; each has up to {@value Lane#BATCHES} batches under way
   * @param batch most commands in one batch; 1 makes one transaction of each
   * @param queue most commands waiting in one lane
   * @param maxWait nobody is let in behind somebody who has waited longer
   * @param resolve a batch that is not settled by then is given up, its outcome unknown
   */
  public record Options(int lanes, int batch, int queue, Duration maxWait, Duration resolve) {}

  /** How many connections to the database so many lanes take. */
  public static int connections(int lanes) {
    return lanes * Lane.BATCHES;
  }

  /**
   * Lanes on these event loops, in turn.
   *
   * @param ledgers makes a ledger of a lane, on whose context it is called
   * @param revisions that are no longer published
   */
  public Lanes(
      Vertx vertx,
      List<Context> eventLoops,
      Function<Context, Ledger> ledgers,
      Revisions revisions,
      Options options,
      PipelineMeter meter) {
    var limits =
        new Lane.Limits(
            options.batch(),
            options.queue(),
            options.maxWait().toNanos(),
            options.resolve().toNanos());
    // Instances begin somewhere of their own: it is also which slot of a stock they prefer.
    int first = ThreadLocalRandom.current().nextInt(OUTBOX_LANES);
    List<Lane> all = new ArrayList<>();
    for (int i = 0; i < options.lanes(); i++) {
      var context = (ContextInternal) eventLoops.get(i % eventLoops.size());
      int number = (first + i) % OUTBOX_LANES;
      List<Ledger> own = Stream.generate(() -> ledgers.apply(context)).limit(Lane.BATCHES).toList();
      all.add(new Lane(vertx, context, own, revisions, limits, meter, number));
    }
    lanes = List.copyOf(all);
  }

  @Override
  public Future<Reply> submit(
      Activity activity, Command command, @Nullable RequestKey key, Instant now) {
    ContextInternal caller = ContextInternal.current();
    if (caller == null) throw new IllegalStateException("only on a Vert.x context");
    int hash = Long.hashCode(command.user().id() * 0x9E3779B97F4A7C15L);
    Lane lane = lanes.get((hash >>> 1) % lanes.size());
    return lane.submit(Submission.of(activity, command, key, now, System.nanoTime(), caller));
  }

  /** How many commands wait, lane by lane; may be asked at any time. */
  public Map<String, IntSupplier> waiting() {
    Map<String, IntSupplier> waiting = new TreeMap<>();
    for (int i = 0; i < lanes.size(); i++) waiting.put(Integer.toString(i), lanes.get(i)::waiting);
    return waiting;
  }

  /** Resolves when everything submitted before has been answered. */
  public Future<Void> drained() {
    return Future.all(lanes.stream().map(Lane::drained).toList()).mapEmpty();
  }

  /** Answers who has been let in, then gives the connections back. */
  public Future<Void> close() {
    return Future.all(lanes.stream().map(Lane::close).toList()).mapEmpty();
  }
}
