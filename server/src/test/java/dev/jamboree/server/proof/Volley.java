package dev.jamboree.server.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Thirty clients who all shoot at the same moment, again and again, at all instances. */
final class Volley implements AutoCloseable {

  static final int CLIENTS = 30;

  private final Stage stage;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Caller> callers = new ArrayList<>();

  /** What one of them sends. */
  record Shot(String what, long user, String key, String body) {}

  Volley(Stage stage) {
    this.stage = stage;
    for (int i = 0; i < CLIENTS; i++) callers.add(new Caller(stage.ports(), i));
  }

  /** The final answers to the shots of all clients; who is told to try again does. */
  List<Reply> fire(IntFunction<Shot> shots) {
    List<Callable<Reply>> all = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Shot shot = shots.apply(i);
      Caller caller = callers.get(i);
      all.add(() -> shoot(caller, shot));
    }
    try {
      List<Reply> replies = new ArrayList<>();
      for (Future<Reply> reply : threads.invokeAll(all)) replies.add(reply.get());
      return replies;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private Reply shoot(Caller caller, Shot shot) {
    while (true) {
      Reply reply =
          caller.call(
              "POST",
              "/api/activity/" + shot.what(),
              stage.token(shot.user()),
              shot.key(),
              shot.body());
      if (!reply.retryable()) return reply;
    }
  }

  @Override
  public void close() {
    threads.close();
    callers.forEach(Caller::close);
  }
}
