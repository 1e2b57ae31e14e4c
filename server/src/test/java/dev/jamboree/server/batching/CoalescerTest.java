package dev.jamboree.server.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CoalescerTest {

  private final Deque<List<Integer>> calls = new ArrayDeque<>();
  private final Deque<Promise<List<String>>> answers = new ArrayDeque<>();
  private final Coalescer<Integer, String> coalescer = new Coalescer<>(3, 1, this::call);

  @Test
  void theFirstGoesAtOnceAndThoseWhoComeMeanwhileGoTogether() {
    Future<String> first = coalescer.ask(1);
    List<Future<String>> others = ask(2, 5);
    assertThat(calls).containsExactly(List.of(1));
    answer();
    assertThat(first.result()).isEqualTo("1");
    assertThat(calls).containsExactly(List.of(2, 3, 4));
    answer();
    assertThat(calls).containsExactly(List.of(5));
    answer();
    assertThat(others).extracting(Future::result).containsExactly("2", "3", "4", "5");
  }

  @Test
  void allWhoWentTogetherFailTogetherAndTheNextAreNotTouched() {
    coalescer.ask(0);
    List<Future<String>> together = ask(1, 3);
    Future<String> next = coalescer.ask(4);
    answer();
    calls.remove();
    answers.remove().fail("gone");
    answer();
    assertThat(together).allMatch(Future::failed);
    assertThat(next.result()).isEqualTo("4");
  }

  @Test
  void whoCannotTakeTheAnswerDoesNotKeepTheOthersFromTheirs() {
    coalescer.ask(0);
    List<Future<String>> together = ask(1, 3);
    together
        .getFirst()
        .onComplete(_ -> {
          throw new IllegalStateException("a bug of the asker");
        });
    Future<String> next = coalescer.ask(4);
    answer();
    assertThatThrownBy(this::answer).hasMessage("a bug of the asker");
    assertThat(together).allMatch(Future::succeeded);
    answer();
    assertThat(next.result()).isEqualTo("4");
  }

  @Test
  void aCallThatThrowsFailsAndTheNextIsMade() {
    var throwing =
        new Coalescer<Integer, String>(
            3,
            1,
            keys -> {
              if (keys.contains(1)) throw new IllegalStateException("a bug");
              return call(keys);
            });
    assertThat(throwing.ask(1).failed()).isTrue();
    Future<String> next = throwing.ask(2);
    answer();
    assertThat(next.result()).isEqualTo("2");
  }

  @Test
  void tooFewAnswersFailThoseWithoutOneOnly() {
    coalescer.ask(0);
    List<Future<String>> together = ask(1, 3);
    answer();
    calls.remove();
    assertThatThrownBy(() -> answers.remove().complete(List.of("1")))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(together.getFirst().result()).isEqualTo("1");
    Future<String> next = coalescer.ask(4);
    answer();
    assertThat(next.result()).isEqualTo("4");
  }

  @Test
  void whoComesWhenTooManyWaitIsRefusedAtOnce() {
    coalescer.ask(0);
    assertThat(ask(1, 20_000)).noneMatch(Future::isComplete);
    assertThat(coalescer.ask(7).failed()).isTrue();
    answer();
    assertThat(coalescer.ask(8).isComplete()).isFalse();
  }

  private List<Future<String>> ask(int first, int last) {
    return new ArrayList<>(IntStream.rangeClosed(first, last).mapToObj(coalescer::ask).toList());
  }

  private Future<List<String>> call(List<Integer> keys) {
    Promise<List<String>> promise = Promise.promise();
    calls.add(keys);
    answers.add(promise);
    return promise.future();
  }

  private void answer() {
    List<String> answer = calls.remove().stream().map(String::valueOf).toList();
    answers.remove().complete(answer);
  }
}
