package dev.jamboree.server.batching;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Turns single look-ups into bulk ones without a timer: while one bulk call is under way those who
 * arrive gather, and go together when it is done. On an event loop they go at the end of its turn,
 * so that all whose requests have come in with the same turn are among them. Not thread-safe: one
 * per event loop.
 *
 * @param <K> what is asked
 * @param <V> what is answered, one for each question and in their order
 */
public final class Coalescer<K, V> {

  private static final int MOST_WAITING = 20_000;

  private final int limit;
  private final int inFlightLimit;
  private final Function<List<K>, Future<List<V>>> bulk;
  private final List<K> keys = new ArrayList<>();
  private final List<Promise<V>> promises = new ArrayList<>();
  private int inFlight;
  private boolean sending;

  /**
   * Coalesces calls of {@code bulk}.
   *
   * @param limit most questions in one bulk call
   * @param inFlightLimit bulk calls that may be under way at once
   */
  public Coalescer(int limit, int inFlightLimit, Function<List<K>, Future<List<V>>> bulk) {
    this.limit = limit;
    this.inFlightLimit = inFlightLimit;
    this.bulk = bulk;
  }

  /** Asks; fails as the bulk call fails, and at once when too many wait already. */
  public Future<V> ask(K key) {
    if (keys.size() >= MOST_WAITING) return Future.failedFuture(new CrowdedException());
    Promise<V> promise = Promise.promise();
    keys.add(key);
    promises.add(promise);
    sendSoon();
    return promise.future();
  }

  private void sendSoon() {
    if (sending || inFlight == inFlightLimit || keys.isEmpty()) return;
    Context loop = Vertx.currentContext();
    if (loop == null) {
      send();
    } else {
      sending = true;
      loop.runOnContext(_ -> {
        sending = false;
        send();
      });
    }
  }

  private void send() {
    if (inFlight == inFlightLimit || keys.isEmpty()) return;
    int n = Math.min(limit, keys.size());
    List<K> asked = List.copyOf(keys.subList(0, n));
    List<Promise<V>> waiting = List.copyOf(promises.subList(0, n));
    keys.subList(0, n).clear();
    promises.subList(0, n).clear();
    inFlight++;
    call(asked)
        .onComplete(answers -> {
          inFlight--;
          try {
            settle(waiting, answers);
          } finally {
            sendSoon();
          }
        });
    sendSoon();
  }

  // A bug in the call must not count as a call under way for ever.
  private Future<List<V>> call(List<K> asked) {
    try {
      return bulk.apply(asked);
    } catch (RuntimeException bug) {
      return Future.failedFuture(bug);
    }
  }

  private static <V> void settle(List<Promise<V>> waiting, AsyncResult<List<V>> answers) {
    List<V> all = answers.result();
    RuntimeException bug = null;
    for (int i = 0; i < waiting.size(); i++) {
      try {
        if (answers.failed()) waiting.get(i).fail(answers.cause());
        else waiting.get(i).complete(all.get(i));
      } catch (RuntimeException e) {
        // One who cannot take the answer must not keep the others from theirs.
        bug = e;
      }
    }
    if (bug != null) throw bug;
  }

  /** Refused before anything was asked. */
  private static final class CrowdedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CrowdedException() {
      super("too many wait for the same thing", null, false, false);
    }
  }
}
