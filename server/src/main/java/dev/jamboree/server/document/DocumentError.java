package dev.jamboree.server.document;

/**
 * One mistake in an activity document.
 *
 * @param pointer where, as a JSON pointer; empty for the document as a whole
 * @param message what is wrong and what to write instead
 */
public record DocumentError(String pointer, String message) {}
