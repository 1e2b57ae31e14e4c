package dev.jamboree.server.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

/** A crowd at work. */
final class Rush {

  private static final long BETWEEN_ATTEMPTS_NANOS = 60_000_000;

  private final Stage stage;
  private final boolean patient;
  private final long activity;
  private final List<Long> users;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicReferenceArray<Asked> all;
  private final List<Thread> callers = new ArrayList<>();

  Rush(Stage stage, int atOnce, boolean patient, long activity, List<Long> users) {
    this.stage = stage;
    this.patient = patient;
    this.activity = activity;
    this.users = users;
    all = new AtomicReferenceArray<>(users.size());
    for (int i = 0; i < atOnce; i++) {
      int number = i;
      callers.add(Thread.ofVirtual().start(() -> work(number)));
    }
  }

  private void work(int number) {
    try (var caller = new Caller(stage.ports(), number)) {
      for (int i = next.getAndIncrement(); i < users.size(); i = next.getAndIncrement()) {
        all.set(i, join(caller, users.get(i)));
        answered.incrementAndGet();
      }
    }
  }

  private Asked join(Caller caller, long user) {
    List<Reply> replies = new ArrayList<>(1);
    String body = "{\"activityId\":" + activity + ",\"userId\":" + user + "}";
    long start = System.nanoTime();
    do {
      if (!replies.isEmpty()) LockSupport.parkNanos(BETWEEN_ATTEMPTS_NANOS);
      replies.add(caller.call("POST", "/api/activity/join", stage.token(user), body));
    } while (patient
        && replies.getLast().retryable()
        && System.nanoTime() - start < Eventually.LIMIT.toNanos());
    return new Asked(activity, user, replies);
  }

  /** Returns once so many have their final answer. */
  void awaitAnswered(int count) {
    Eventually.holds(count + " answers", () -> answered.get() >= count);
  }

  /** How many have no final answer yet. */
  int open() {
    return users.size() - answered.get();
  }

  /** What all of them were told, in the order of the users. */
  List<Asked> all() {
    awaitAnswered(users.size());
    List<Asked> list = new ArrayList<>(users.size());
    for (int i = 0; i < users.size(); i++) list.add(all.get(i));
    return list;
  }

  /** When somebody was first told of a success after that time; waits for it. */
  long successAfter(long nanos) {
    long[] found = {Long.MAX_VALUE};
    Eventually.holds(
        "a success",
        () -> {
          for (int i = 0; i < users.size(); i++) {
            Asked asked = all.get(i);
            if (asked == null || !asked.last().ok() || asked.last().at() < nanos) continue;
            found[0] = Math.min(found[0], asked.last().at());
          }
          return found[0] != Long.MAX_VALUE;
        });
    return found[0];
  }
}
