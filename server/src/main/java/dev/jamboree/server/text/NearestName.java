package dev.jamboree.server.text;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the name that was probably meant. */
public final class NearestName {

  /** Longer names are no typing errors, and would cost. */
  private static final int LONGEST = 64;

  private NearestName() {}

  /** The nearest by edit distance (Levenshtein, without case), if it is within that distance. */
  public static Optional<String> of(String mistaken, Stream<String> names, int within) {
    if (mistaken.length() > LONGEST) return Optional.empty();
    return names
        .filter(name -> distance(mistaken, name) <= within)
        .min(Comparator.comparingInt(name -> distance(mistaken, name)));
  }

  /** The nearest, if it is as near as a typing error makes it. */
  public static Optional<String> of(String mistaken, Stream<String> names) {
    return of(mistaken, names.filter(name -> near(mistaken, name)), Integer.MAX_VALUE);
  }

  private static boolean near(String mistaken, String name) {
    return mistaken.length() <= LONGEST && distance(mistaken, name) <= 1 + name.length() / 4;
  }

  private static int distance(String mistaken, String name) {
    String a = mistaken.toLowerCase(Locale.ROOT);
    String b = name.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) row[j] = j;
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
