package dev.jamboree.server.gate;

import dev.jamboree.core.command.User;
import io.vertx.core.Future;
import java.util.Optional;

/** Both kinds of sessions at once: a token with a dot in it is a signed one. */
public final class SessionsByShape implements Sessions {

  private final Sessions opaque;
  private final Sessions signed;

  /** Asks the one or the other. */
  public SessionsByShape(Sessions opaque, Sessions signed) {
    this.opaque = opaque;
    this.signed = signed;
  }

  @Override
  public Future<Optional<User>> find(String token) {
    return (token.indexOf('.') < 0 ? opaque : signed).find(token);
  }
}
