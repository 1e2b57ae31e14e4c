package dev.jamboree.server.document;

/**
 * One mistake in an activity document.
 *
 * @param pointer where, as a JSON pointer; empty for the document as a whole
 * @param message what is wrong and what to write instead
 * @param line where it stands in the text, from 1; of what is missing, that of what it is missing
 *     in; 0 when the text is no JSON
 */
public record DocumentError(String pointer, String message, int line) {

  /** In a text that could not be read. */
  public DocumentError(String pointer, String message) {
    this(pointer, message, 0);
  }
}
