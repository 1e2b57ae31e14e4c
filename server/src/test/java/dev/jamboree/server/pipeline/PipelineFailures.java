package dev.jamboree.server.pipeline;

/** The two ways a pipeline fails, for the tests of those who submit. */
public final class PipelineFailures {

  private PipelineFailures() {}

  public static OverloadedException overloaded() {
    return new OverloadedException("waited too long");
  }

  public static UnresolvedException unresolved() {
    return new UnresolvedException(new IllegalStateException("connection lost"));
  }
}
