package dev.jamboree.server.http;

import org.jspecify.annotations.Nullable;

/**
 * Carries a problem out of the parsing of what a client sent. Cheap: no stack trace. Nothing has
 * been done when it is thrown.
 */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Problem problem;
  private final @Nullable String pointer;
  private final @Nullable String detail;

  RefusedException(Problem problem) {
    this(problem, null, null);
  }

  /** With a remark for developers, in English. */
  RefusedException(Problem problem, String detail) {
    this(problem, null, detail);
  }

  private RefusedException(Problem problem, @Nullable String pointer, @Nullable String detail) {
    super(problem.name(), null, false, false);
    this.problem = problem;
    this.pointer = pointer;
    this.detail = detail;
  }

  /**
   * A value of the request is wrong.
   *
   * @param pointer JSON pointer into the body; for a parameter of path or query, "/" and its name
   * @param detail what it should be, in English
   */
  static RefusedException invalid(String pointer, String detail) {
    return new RefusedException(Problem.INVALID, pointer, detail);
  }

  Problem problem() {
    return problem;
  }

  Answer answer(Language language) {
    return pointer == null && detail == null
        ? Answer.of(problem, language)
        : Answer.of(problem, language, pointer, detail);
  }
}
