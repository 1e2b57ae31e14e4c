package dev.jamboree.server.gate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a game server tells of a user. What is null stays as it is; a user not known yet is added,
 * normal and without attributes.
 *
 * @param attributes a JSON object, all of them: what it lacks is gone
 * @param session a session to open
 */
public record UserChange(
    long userId,
    @Nullable Status status,
    @Nullable String attributes,
    @Nullable NewSession session) {

  /** Whether the user may take part. */
  public enum Status {
    NORMAL,
    BANNED
  }

  /** A session to be stored; its token is of the same user. */
  public record NewSession(Token token, Instant expiresAt) {}
}
