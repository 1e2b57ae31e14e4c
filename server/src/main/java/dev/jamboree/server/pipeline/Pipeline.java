package dev.jamboree.server.pipeline;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.command.Command;
import dev.jamboree.core.decision.Decision;
import io.vertx.core.Future;
import java.time.Instant;

/** Takes commands and answers when what they come to is durable. */
public interface Pipeline {

  /**
   * Decides the command and commits what follows from it.
   *
   * @param now when the command arrived, by the server's clock
   * @return the decision, once durable, on the caller's context; fails with {@link
   *     OverloadedException} before anything was done, or with {@link UnresolvedException} when it
   *     is not known what was done
   */
  Future<Decision> submit(Activity activity, Command command, Instant now);
}
