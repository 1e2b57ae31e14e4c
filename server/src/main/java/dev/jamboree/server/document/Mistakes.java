package dev.jamboree.server.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gathers what is wrong with one document, one mistake for each place. */
final class Mistakes {

  private final List<DocumentError> errors = new ArrayList<>();
  private final Set<String> pointers = new HashSet<>();

  void add(String pointer, String message) {
    if (pointers.add(pointer)) errors.add(new DocumentError(pointer, message));
  }

  boolean none() {
    return errors.isEmpty();
  }

  boolean at(String pointer) {
    return pointers.contains(pointer);
  }

  boolean noneUnder(String pointer) {
    return pointers.stream().noneMatch(p -> p.equals(pointer) || p.startsWith(pointer + "/"));
  }

  /** By place; so many that nobody would read them all are cut. */
  List<DocumentError> list(Lines lines) {
    List<DocumentError> sorted = new ArrayList<>(errors.size());
    for (DocumentError error : errors) {
      sorted.add(new DocumentError(error.pointer(), error.message(), lines.of(error.pointer())));
    }
    sorted.sort(Comparator.comparing(DocumentError::pointer));
    if (sorted.size() <= Limits.ERRORS_LISTED) return sorted;
    int more = sorted.size() - Limits.ERRORS_LISTED;
    List<DocumentError> cut = new ArrayList<>(sorted.subList(0, Limits.ERRORS_LISTED));
    cut.add(new DocumentError("", "and " + more + " more mistakes"));
    return cut;
  }

  /** Appends one step to a JSON pointer. */
  static String under(String pointer, String step) {
    return pointer + "/" + step.replace("~", "~0").replace("/", "~1");
  }
}
