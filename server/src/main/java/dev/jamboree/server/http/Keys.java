package dev.jamboree.server.http;

/**
 * What callers other than players prove themselves with.
 *
 * @param serverKey of game servers
 * @param operatorToken of operators
 */
public record Keys(String serverKey, String operatorToken) {

  @Override
  public String toString() {
    return "Keys[hidden]";
  }
}
