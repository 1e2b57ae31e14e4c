package dev.jamboree.server.document;

import java.util.List;

/** What comes of compiling a document. */
public sealed interface Compiled permits Document, Compiled.Invalid {

  /** It cannot run; all mistakes that were found, at least one. */
  record Invalid(List<DocumentError> errors) implements Compiled {

    /** Keeps its own list. */
    public Invalid {
      errors = List.copyOf(errors);
    }
  }
}
