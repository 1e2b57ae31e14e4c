package dev.jamboree.server.pipeline;

import dev.jamboree.core.participation.Participation;
import dev.jamboree.core.participation.Past;
import dev.jamboree.core.participation.Progress;
import dev.jamboree.core.participation.Receipt;
import dev.jamboree.server.pipeline.Ledger.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is stored of one user in one activity, as the rules see it. */
public final class Standings {

  private Standings() {}

  /** From that occurrence. */
  public static Participation seenFrom(long occurrence, List<Standing> all) {
    if (all.isEmpty()) return Participation.NONE;
    @Nullable Receipt receipt = null;
    int revision = 0;
    Progress progress = Progress.NONE;
    List<Past> others = new ArrayList<>(all.size());
    for (Standing standing : all) {
      Instant joinedAt = Instant.ofEpochMilli(standing.joinedAt());
      if (standing.occurrence() == occurrence) {
        revision = standing.revision();
        progress = standing.progress();
        if (standing.joined()) receipt = new Receipt(revision, occurrence, joinedAt);
      } else if (standing.joined()) {
        others.add(new Past(standing.occurrence(), joinedAt, standing.progress()));
      }
    }
    return new Participation(receipt, revision, progress, others);
  }
}
