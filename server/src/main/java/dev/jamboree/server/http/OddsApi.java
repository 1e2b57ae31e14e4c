package dev.jamboree.server.http;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.mechanic.draw.Draw;
import dev.jamboree.core.schedule.Occurrence;
import dev.jamboree.server.text.Fingerprints;
import dev.jamboree.server.text.JsonText;
import dev.jamboree.server.view.CatalogEntry;
import dev.jamboree.server.view.DrawSeeds;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells the odds of draws, as the law of several countries asks, and what proves them: the hash of
 * the seed while an occurrence runs, the seed itself once it is over. Not thread-safe: one per
 * event loop.
 */
public final class OddsApi implements Api {

  private static final int KEPT = 256;

  private final Announced announced;
  private final DrawSeeds seeds;

  /** Made once each: the long run is a long sum. Least recently asked first. */
  private final Map<Asked, Future<Answer>> answers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Future<Answer>> eldest) {
          return size() > KEPT;
        }
      };

  /** What decides the answer. */
  private record Asked(long activityId, int revision, long occurrence, boolean over) {}

  public OddsApi(Announced announced, DrawSeeds seeds) {
    this.announced = announced;
    this.seeds = seeds;
  }

  @Override
  public Map<Operation, Endpoint> endpoints() {
    return Map.of(Operation.GET_ODDS, this::odds);
  }

  private Future<Answer> odds(Request request) {
    CatalogEntry entry = announced.find(request.pathId(), request.now());
    Activity activity = entry.activity();
    if (!activity.throwsDice()) {
      throw new RefusedException(Problem.NO_SUCH_MECHANIC, "the activity has no draws");
    }
    Occurrence occurrence = Occurrences.asked(activity, request);
    boolean over = !request.now().isBefore(occurrence.end());
    var asked = new Asked(activity.id(), activity.revision(), occurrence.key(), over);
    Future<Answer> known = answers.get(asked);
    if (known != null && !known.failed()) return known;
    Future<Answer> fresh =
        seeds
            .seed(activity.id(), occurrence.key())
            .map(seed -> Answer.ok(json(activity, occurrence, seed, over)));
    answers.put(asked, fresh);
    return fresh;
  }

  private static CharSequence json(
      Activity activity, Occurrence occurrence, Buffer seed, boolean over) {
    String hex = HexFormat.of().formatHex(seed.getBytes());
    var out = new StringBuilder(1024).append("{\"activityId\":").append(activity.id());
    out.append(",\"revision\":").append(activity.revision());
    JsonText.instant(
        out.append(",\"occurrence\":"), occurrence.key() == 0 ? null : occurrence.start());
    String hash = HexFormat.of().formatHex(Fingerprints.sha256(hex).array());
    JsonText.quote(out.append(",\"commitment\":"), hash);
    JsonText.quote(out.append(",\"seed\":"), over ? hex : null);
    out.append(",\"draws\":[");
    String comma = "";
    for (Mechanic mechanic : activity.mechanics()) {
      if (!(mechanic instanceof Draw draw)) continue;
      JsonText.quote(out.append(comma).append("{\"id\":"), draw.id());
      draw.odds()
          .forEach(
              (name, value) -> JsonText.value(out.append(",\"").append(name).append("\":"), value));
      out.append('}');
      comma = ",";
    }
    return out.append("]}");
  }
}
