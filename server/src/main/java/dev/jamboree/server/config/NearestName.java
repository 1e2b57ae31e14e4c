package dev.jamboree.server.config;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the name that was probably meant. */
final class NearestName {

  private NearestName() {}

  /** The nearest by edit distance (Levenshtein), if it is within that distance. */
  static Optional<String> of(String mistaken, Stream<String> names, int within) {
    return names
        .filter(name -> distance(mistaken, name) <= within)
        .min(Comparator.comparingInt(name -> distance(mistaken, name)));
  }

  private static int distance(String a, String b) {
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
