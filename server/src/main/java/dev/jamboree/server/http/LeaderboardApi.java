package dev.jamboree.server.http;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.mechanic.leaderboard.Leaderboard;
import dev.jamboree.core.schedule.Occurrence;
import dev.jamboree.server.text.JsonText;
import dev.jamboree.server.view.Rankings;
import dev.jamboree.server.view.Rankings.Placed;
import dev.jamboree.server.view.Scores.Board;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells rankings: from the top, from any rank on, around oneself, or of some users. */
public final class LeaderboardApi implements Api {

  private static final int USERS = 100;
  private static final long LAST_RANK = 1_000_000_000;

  private final Announced announced;
  private final Rankings rankings;

  public LeaderboardApi(Announced announced, Rankings rankings) {
    this.announced = announced;
    this.rankings = rankings;
  }

  @Override
  public Map<Operation, Endpoint> endpoints() {
    return Map.of(Operation.GET_LEADERBOARD, this::leaderboard);
  }

  private Future<Answer> leaderboard(Request request) {
    Activity activity = announced.find(request.pathId(), request.now()).activity();
    Leaderboard mechanic = mechanic(activity, request.query("mechanic"));
    Occurrence occurrence = Occurrences.asked(activity, request);
    var board = new Board(activity.id(), occurrence.key(), mechanic.id());
    int limit = (int) request.query("limit", 1, 100, 20);
    @Nullable String around = request.query("around");
    @Nullable String users = request.query("users");
    Future<List<Placed>> found;
    if (around != null) found = around(request, board, around, limit);
    else if (users != null) found = rankings.of(board, ids(users));
    else found = rankings.from(board, request.query("from", 1, LAST_RANK, 1), limit);
    return found.map(placed -> Answer.ok(json(activity, mechanic, occurrence, placed)));
  }

  /** The one of that id; the only one when none is named. */
  private static Leaderboard mechanic(Activity activity, @Nullable String id) {
    List<Leaderboard> all = new ArrayList<>();
    for (Mechanic mechanic : activity.mechanics()) {
      boolean asked = id == null || mechanic.id().equals(id);
      if (asked && mechanic instanceof Leaderboard leaderboard) all.add(leaderboard);
    }
    if (all.isEmpty()) throw new RefusedException(Problem.NO_SUCH_MECHANIC);
    if (all.size() > 1) {
      throw RefusedException.invalid("/mechanic", "is missing, and there are several leaderboards");
    }
    return all.getFirst();
  }

  /** So many, the user in the middle; nobody when the user is not ranked. */
  private Future<List<Placed>> around(Request request, Board board, String whom, int limit) {
    if (!whom.equals("me")) throw RefusedException.invalid("/around", "must be \"me\"");
    if (request.session().isEmpty()) throw new RefusedException(Problem.UNAUTHENTICATED);
    return rankings
        .of(board, List.of(request.user().id()))
        .compose(me ->
            me.isEmpty()
                ? Future.succeededFuture(me)
                : rankings.from(board, Math.max(1, me.getFirst().rank() - limit / 2), limit));
  }

  private static List<Long> ids(String users) {
    List<Long> ids = new ArrayList<>();
    for (String id : users.split(",", -1)) ids.add(Numbers.positive(id, "users", "query"));
    if (ids.size() > USERS) {
      throw RefusedException.invalid("/users", "must be at most " + USERS + " ids");
    }
    return ids;
  }

  private static CharSequence json(
      Activity activity, Leaderboard mechanic, Occurrence occurrence, List<Placed> placed) {
    var out = new StringBuilder(64 + 96 * placed.size()).append("{\"activityId\":");
    out.append(activity.id());
    JsonText.instant(
        out.append(",\"occurrence\":"), occurrence.key() == 0 ? null : occurrence.start());
    JsonText.quote(out.append(",\"mechanic\":"), mechanic.id()).append(",\"entries\":[");
    String comma = "";
    for (Placed each : placed) {
      out.append(comma).append("{\"rank\":").append(each.rank());
      out.append(",\"userId\":").append(each.entry().userId());
      out.append(",\"points\":").append(each.entry().points());
      JsonText.instant(out.append(",\"since\":"), Instant.ofEpochMilli(each.entry().since()));
      String tier = mechanic.tier(each.rank()).map(Leaderboard.Tier::id).orElse(null);
      JsonText.quote(out.append(",\"tier\":"), tier).append('}');
      comma = ",";
    }
    return out.append("]}");
  }
}
