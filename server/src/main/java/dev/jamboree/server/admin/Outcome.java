package dev.jamboree.server.admin;

import io.vertx.core.Future;
import java.util.function.Function;

/** What an operator's request comes to. */
public sealed interface Outcome<T> {

  /** Done, and durable. */
  record Done<T>(T value) implements Outcome<T> {}

  /** Not done, and nothing has changed. */
  record Refused<T>(Refusal reason) implements Outcome<T> {}

  static <T> Future<Outcome<T>> done(T value) {
    return Future.succeededFuture(new Done<>(value));
  }

  static <T> Future<Outcome<T>> refuse(Refusal reason) {
    return Future.succeededFuture(new Refused<>(reason));
  }

  /** Goes on when it was done. */
  default <U> Future<Outcome<U>> then(Function<T, Future<Outcome<U>>> next) {
    return switch (this) {
      case Done<T>(T value) -> next.apply(value);
      case Refused<T>(Refusal reason) -> refuse(reason);
    };
  }
}
