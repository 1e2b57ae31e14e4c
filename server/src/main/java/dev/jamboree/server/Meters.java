package dev.jamboree.server;

import dev.jamboree.server.http.Operation;
import dev.jamboree.server.http.Problem;
import dev.jamboree.server.http.RequestMeter;
import dev.jamboree.server.ops.Metrics;
import dev.jamboree.server.ops.PipelineMetrics;
import dev.jamboree.server.pipeline.Ledger;
import dev.jamboree.server.pipeline.PipelineMeter;

/** Connects what rooms tell of themselves with where it is counted: neither knows the other. */
final class Meters {

  private Meters() {}

  static RequestMeter of(Metrics metrics) {
    return metrics.requests(Operation.class, Operation::id, Problem.class)::observe;
  }

  static PipelineMeter of(PipelineMetrics metrics) {
    return new PipelineMeter() {
      @Override
      public void batch(int size, long oldestWaitNanos) {
        metrics.batch(size, oldestWaitNanos);
      }

      @Override
      public void retried(Ledger.Outcome reason) {
        metrics.retried(reason.name());
      }

      @Override
      public void overloaded(int commands) {
        metrics.overloaded(commands);
      }

      @Override
      public void unresolved(int commands) {
        metrics.unresolved(commands);
      }
    };
  }
}
