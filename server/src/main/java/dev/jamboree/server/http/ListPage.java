package dev.jamboree.server.http;

/**
 * Which part of the list is asked for.
 *
 * @param after the id that the page before ended with; 0 for the first page
 */
record ListPage(long after, int limit) {

  private static final int DEFAULT = 20;
  private static final int MAX = 100;

  static ListPage of(Request request) {
    return new ListPage(
        request.query("cursor", 1, Long.MAX_VALUE, 0),
        (int) request.query("limit", 1, MAX, DEFAULT));
  }
}
