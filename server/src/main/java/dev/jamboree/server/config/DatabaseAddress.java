package dev.jamboree.server.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A database and how to get in: {@code mysql://user:password@host:port/database}. */
public record DatabaseAddress(
    String host, int port, String user, String password, String database) {

  private static final int DEFAULT_PORT = 3306;

  /**
   * Reads a URL; user and password may be percent-encoded.
   *
   * @throws IllegalArgumentException saying what it should look like, without repeating a password
   */
  public static DatabaseAddress parse(String url) {
    URI uri = uri(url);
    String userInfo = uri.getRawUserInfo();
    String path = uri.getPath();
    boolean complete =
        "mysql".equals(uri.getScheme())
            && uri.getHost() != null
            && userInfo != null
            && path != null
            && path.matches("/[A-Za-z0-9_$-]{1,64}");
    if (!complete) throw malformed();
    int colon = userInfo.indexOf(':');
    String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
    String password = colon < 0 ? "" : userInfo.substring(colon + 1);
    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    return new DatabaseAddress(
        uri.getHost(), port, decode(user), decode(password), path.substring(1));
  }

  /** The same server, another database. */
  public DatabaseAddress withDatabase(String other) {
    return new DatabaseAddress(host, port, user, password, other);
  }

  /** What {@link #parse} reads. */
  public String url() {
    String credentials = password.isEmpty() ? encode(user) : encode(user) + ":" + encode(password);
    return "mysql://" + credentials + "@" + host + ":" + port + "/" + database;
  }

  /** For Connector/J, without user and password. */
  public String jdbcUrl() {
    return "jdbc:mysql://"
        + host
        + ":"
        + port
        + "/"
        + database
        + "?sslMode=PREFERRED&allowPublicKeyRetrieval=true&connectTimeout=5000"
        + "&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true";
  }

  /** Without the password, for logs. */
  @Override
  public String toString() {
    return "mysql://" + user + "@" + host + ":" + port + "/" + database;
  }

  private static URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw malformed();
    }
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException("must be mysql://user:password@host:port/database");
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
