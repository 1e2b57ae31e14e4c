package dev.jamboree.server.http;

/** Reads integers out of paths and queries: plain digits, nothing else. */
final class Numbers {

  private Numbers() {}

  static long positive(String text, String name, String where) {
    return within(text, 1, Long.MAX_VALUE, name, where);
  }

  /** Not for negative ranges. */
  static long within(String text, long min, long max, String name, String where) {
    long value = digits(text);
    if (value >= min && value <= max) return value;
    String wanted = max == Long.MAX_VALUE ? "of at least " + min : "from " + min + " to " + max;
    throw RefusedException.invalid(
        "/" + name, "the " + where + " parameter " + name + " must be an integer " + wanted);
  }

  /** -1 when it is not a plain number that fits. */
  private static long digits(String text) {
    if (text.isEmpty() || text.length() > 19) return -1;
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    // 19 digits overflow at most once: the sign tells.
    return value;
  }
}
