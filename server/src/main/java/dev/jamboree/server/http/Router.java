package dev.jamboree.server.http;

import dev.jamboree.server.http.Route.Found;
import dev.jamboree.server.http.Route.Nowhere;
import dev.jamboree.server.http.Route.WrongMethod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the operation of a method and a path: a tree of path segments, walked over the path without
 * cutting it up. A literal segment goes before a parameter. HEAD is GET whose body is not sent.
 */
final class Router {

  private static final Nowhere NOWHERE = new Nowhere();

  private final Node root = new Node("");

  Router(Collection<Operation> operations) {
    for (Operation operation : operations) {
      Node node = root;
      for (String segment : operation.path().substring(1).split("/", -1)) {
        node = segment.startsWith("{") ? node.parameter() : node.literal(segment);
      }
      node.add(operation);
    }
  }

  Route find(String method, @Nullable String path) {
    if (path == null || path.isEmpty() || path.charAt(0) != '/') return NOWHERE;
    Node node = root;
    List<String> parameters = List.of();
    int start = 1;
    while (start <= path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      Node next = node.child(path, start, end);
      if (next == null && node.any != null && end > start) {
        next = node.any;
        parameters = with(parameters, path.substring(start, end));
      }
      if (next == null) return NOWHERE;
      node = next;
      start = end + 1;
    }
    return node.answer(method, parameters);
  }

  private static List<String> with(List<String> list, String next) {
    if (list.isEmpty()) return List.of(next);
    var longer = new ArrayList<>(list);
    longer.add(next);
    return longer;
  }

  private static final class Node {
    private final String segment;
    private final List<Node> literals = new ArrayList<>();
    private final List<Operation> operations = new ArrayList<>();
    private @Nullable Node any;

    Node(String segment) {
      this.segment = segment;
    }

    void add(Operation operation) {
      for (Operation other : operations) {
        if (other.method().equals(operation.method())) {
          throw new IllegalArgumentException(operation + " and " + other + " are the same");
        }
      }
      operations.add(operation);
    }

    Node literal(String name) {
      for (Node literal : literals) {
        if (literal.segment.equals(name)) return literal;
      }
      Node fresh = new Node(name);
      literals.add(fresh);
      return fresh;
    }

    Node parameter() {
      if (any == null) any = new Node("");
      return any;
    }

    @Nullable Node child(String path, int start, int end) {
      for (int i = 0; i < literals.size(); i++) {
        Node literal = literals.get(i);
        int length = literal.segment.length();
        if (length == end - start && path.startsWith(literal.segment, start)) return literal;
      }
      return null;
    }

    Route answer(String method, List<String> parameters) {
      if (operations.isEmpty()) return NOWHERE;
      String asked = method.equals("HEAD") ? "GET" : method;
      for (int i = 0; i < operations.size(); i++) {
        Operation operation = operations.get(i);
        if (operation.method().equals(asked)) return new Found(operation, parameters);
      }
      var allow = new TreeSet<String>();
      for (Operation operation : operations) allow.add(operation.method());
      if (allow.contains("GET")) allow.add("HEAD");
      return new WrongMethod(String.join(", ", allow));
    }
  }
}
