package dev.jamboree.server.gate;

/**
 * A user as the database has it.
 *
 * @param version grows with every change, so that an older copy never replaces a newer one
 * @param attributes a JSON object
 */
public record StoredUser(long id, boolean banned, long version, String attributes) {

  /** Somebody of whom no game server has told anything. */
  static StoredUser unknown(long id) {
    return new StoredUser(id, false, 0, "{}");
  }
}
