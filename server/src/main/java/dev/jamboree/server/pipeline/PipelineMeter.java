package dev.jamboree.server.pipeline;

/** What the pipeline tells of itself. Called on event loops: must be cheap. */
public interface PipelineMeter {

  PipelineMeter NONE = new PipelineMeter() {};

  /** A batch is done: so many commands, the first of which had waited so long. */
  default void batch(int size, long oldestWaitNanos) {}

  /** A batch had to be tried again for this reason. */
  default void retried(Ledger.Outcome reason) {}

  /** So many commands were refused for waiting. */
  default void overloaded(int commands) {}

  /** So many commands were given up without knowing how they ended. */
  default void unresolved(int commands) {}
}
