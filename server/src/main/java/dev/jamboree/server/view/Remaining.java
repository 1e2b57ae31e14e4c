package dev.jamboree.server.view;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.schedule.Occurrence;
import io.vertx.core.Future;
import java.time.Instant;

/** Tells how many can still join. */
public interface Remaining {

  /**
   * The joins that stock still allows in that occurrence: of several stocks, the scarcest. The full
   * stock when nothing was taken yet. At most a second old.
   */
  Future<Left> of(Activity activity, Occurrence occurrence);

  /**
   * So many were left then.
   *
   * @param asOf when the database was asked
   */
  record Left(long units, Instant asOf) {}
}
