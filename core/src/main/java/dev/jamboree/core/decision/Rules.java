package dev.jamboree.core.decision;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.mechanic.Mechanic;
import java.util.ArrayList;
import java.util.List;

/**
 * What holds for one user: the published revision, except for what an earlier one has promised.
 *
 * @param activity the published revision
 * @param mechanics of that revision, each held to the earlier one
 */
public record Rules(Activity activity, List<Mechanic> mechanics) {

  /** For who comes in now. */
  public static Rules of(Activity activity) {
    return new Rules(activity, activity.mechanics());
  }

  /**
   * For who came in under that earlier revision. A mechanic that is new holds as it is; one that is
   * gone is gone for everybody.
   */
  public static Rules of(Activity activity, Activity promised) {
    if (promised.revision() == activity.revision()) return of(activity);
    List<Mechanic> held = new ArrayList<>(activity.mechanics().size());
    for (Mechanic mechanic : activity.mechanics()) {
      Mechanic earlier = promised.mechanic(mechanic.id());
      held.add(
          earlier != null && earlier.type().equals(mechanic.type())
              ? mechanic.heldTo(earlier)
              : mechanic);
    }
    return new Rules(activity, held);
  }
}
