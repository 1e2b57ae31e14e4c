package dev.jamboree.server.pipeline;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.command.Command;
import io.vertx.core.Future;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes commands and answers when what they come to is durable. */
public interface Pipeline {

  /**
   * Decides the command and commits what follows from it.
   *
   * @param now when the command arrived, by the server's clock
   * @param key by which a repeat is known again; null for a join, and only for that
   * @return what is answered, once durable, on the caller's context; fails with {@link
   *     OverloadedException} before anything was done, or with {@link UnresolvedException} when it
   *     is not known what was done
   */
  Future<Reply> submit(Activity activity, Command command, @Nullable RequestKey key, Instant now);
}
