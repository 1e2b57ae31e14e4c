package dev.jamboree.server.doctor;

/**
 * What one look showed.
 *
 * @param found as it is
 * @param advice what to change; empty when it is well
 */
public record Finding(Verdict verdict, String what, String found, String advice) {

  /** How bad it is. */
  public enum Verdict {
    OK,
    /** Works, but something can be lost or be slow. */
    WARN,
    /** A promise does not hold. */
    BAD
  }

  static Finding ok(String what, String found) {
    return new Finding(Verdict.OK, what, found, "");
  }

  static Finding warn(String what, String found, String advice) {
    return new Finding(Verdict.WARN, what, found, advice);
  }

  static Finding bad(String what, String found, String advice) {
    return new Finding(Verdict.BAD, what, found, advice);
  }

  /** OK when it is as it should be, else that verdict. */
  static Finding expect(boolean well, Verdict otherwise, String what, String found, String advice) {
    return well ? ok(what, found) : new Finding(otherwise, what, found, advice);
  }

  @Override
  public String toString() {
    String line = "%-5s %-28s %s".formatted(verdict, what, found);
    return advice.isEmpty() ? line : line + "\n      → " + advice;
  }
}
