package dev.jamboree.server.view;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** What chance is made of. */
public interface DrawSeeds {

  /**
   * The secret of that occurrence: 32 bytes, made when it is first asked for, the same for ever.
   */
  Future<Buffer> seed(long activityId, long occurrence);
}
