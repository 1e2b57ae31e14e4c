package dev.jamboree.server.embedded;

/** A database server of ours on this machine. All methods block. */
public interface LocalDatabase extends AutoCloseable {

  /** Where it listens. */
  String host();

  /** Where it listens; the same after a restart. */
  int port();

  /** The application's user. */
  String user();

  /** The application's password; empty on a server that has none. */
  String password();

  /** The application's database, which exists. */
  String database();

  /** The process that now serves. */
  long pid();

  /** Ends it as a crash would (kill -9). */
  void kill();

  /** Starts it again on the same data and port, whether it runs or was killed; until it answers. */
  void restart();

  /** Stops it gracefully. */
  @Override
  void close();

  /** As in {@code JAMBOREE_DB_URL}. */
  default String url() {
    String credentials = password().isEmpty() ? user() : user() + ":" + password();
    return "mysql://" + credentials + "@" + host() + ":" + port() + "/" + database();
  }
}
