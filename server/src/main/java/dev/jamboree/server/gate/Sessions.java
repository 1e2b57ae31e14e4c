package dev.jamboree.server.gate;

import dev.jamboree.core.command.User;
import io.vertx.core.Future;
import java.util.Optional;

/** Tells who a bearer token stands for. */
public interface Sessions {

  /** Empty when the token is unknown, expired or revoked; a failed future when nobody can tell. */
  Future<Optional<User>> find(String token);
}
