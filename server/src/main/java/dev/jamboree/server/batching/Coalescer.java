package dev.jamboree.server.batching;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Turns single look-ups into bulk ones without a timer: while one bulk call is under way those who
 * arrive gather, and go together when it is done. Not thread-safe: one per event loop.
 *
 * @param <K> what is asked
 * @param <V> what is answered, one for each question and in their order
 */
public final class Coalescer<K, V> {

  private final int limit;
  private final int inFlightLimit;
  private final Function<List<K>, Future<List<V>>> bulk;
  private List<K> keys = new ArrayList<>();
  private List<Promise<V>> promises = new ArrayList<>();
  private int inFlight;

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

  /** Asks; fails as the bulk call fails. */
  public Future<V> ask(K key) {
    Promise<V> promise = Promise.promise();
    keys.add(key);
    promises.add(promise);
    send();
    return promise.future();
  }

  private void send() {
    if (inFlight == inFlightLimit || keys.isEmpty()) return;
    int n = Math.min(limit, keys.size());
    List<K> asked = List.copyOf(keys.subList(0, n));
    List<Promise<V>> waiting = List.copyOf(promises.subList(0, n));
    keys.subList(0, n).clear();
    promises.subList(0, n).clear();
    inFlight++;
    bulk.apply(asked)
        .onComplete(answers -> {
          inFlight--;
          if (answers.succeeded()) {
            for (int i = 0; i < waiting.size(); i++) {
              waiting.get(i).complete(answers.result().get(i));
            }
          } else {
            waiting.forEach(promise -> promise.fail(answers.cause()));
          }
          send();
        });
  }
}
