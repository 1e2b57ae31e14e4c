package dev.jamboree.server.http;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.command.Command.Join;
import dev.jamboree.core.command.User;
import dev.jamboree.core.decision.Decision;
import dev.jamboree.core.decision.Decision.Accepted;
import dev.jamboree.core.decision.Decision.Rejected;
import dev.jamboree.core.decision.Decision.Repeated;
import dev.jamboree.core.decision.Decisions;
import dev.jamboree.core.participation.Participation;
import dev.jamboree.core.schedule.Moment;
import dev.jamboree.server.view.Catalog;
import dev.jamboree.server.view.CatalogEntry;
import dev.jamboree.server.view.Participations;
import dev.jamboree.server.view.Remaining;
import dev.jamboree.server.view.Remaining.Left;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells how activities stand, and how a user stands in them, as JSON. */
final class StatusView {

  private final Remaining remaining;
  private final Participations participations;

  StatusView(Remaining remaining, Participations participations) {
    this.remaining = remaining;
    this.participations = participations;
  }

  Future<CharSequence> of(Activity activity, Optional<User> user, Instant now) {
    Moment moment = activity.schedule().at(now);
    Future<Left> left = remaining.of(activity, moment.occurrence());
    if (user.isEmpty()) {
      return left.map(l -> common(activity, moment, l, now).append('}'));
    }
    Future<Participation> before =
        participations.find(activity.id(), user.get().id(), moment.occurrence().key());
    return left.compose(l ->
        before.map(
            b -> personal(common(activity, moment, l, now), activity, user.get(), b, l, now)));
  }

  /** One page, by id, of what players may know of at this time. */
  Future<CharSequence> list(ListPage page, Catalog catalog, Optional<User> user, Instant now) {
    List<Future<CharSequence>> items = new ArrayList<>();
    long last = 0;
    boolean more = false;
    for (CatalogEntry entry : catalog.all()) {
      Activity activity = entry.activity();
      boolean hidden = now.isBefore(activity.schedule().visibleFrom());
      if (hidden || activity.id() <= page.after()) continue;
      more = items.size() == page.limit();
      if (more) break;
      items.add(of(activity, user, now));
      last = activity.id();
    }
    String next = more ? Long.toString(last) : "null";
    return Future.all(items)
        .map(done -> {
          var out = new StringBuilder(64 + 512 * items.size()).append("{\"activities\":[");
          for (int i = 0; i < items.size(); i++) {
            out.append(i == 0 ? "" : ",").append(done.<CharSequence>resultAt(i));
          }
          return out.append("],\"nextCursor\":").append(next).append('}');
        });
  }

  private static StringBuilder common(Activity activity, Moment moment, Left left, Instant now) {
    var out = new StringBuilder(512).append("{\"activityId\":").append(activity.id());
    JsonText.quote(out.append(",\"name\":{\"zh\":"), activity.name().zh());
    JsonText.quote(out.append(",\"en\":"), activity.name().en());
    out.append("},\"revision\":").append(activity.revision());
    out.append(",\"phase\":\"").append(moment.phase()).append('"');
    JsonText.instant(out.append(",\"nextTransition\":"), moment.nextTransition());
    JsonText.instant(out.append(",\"start\":"), moment.occurrence().start());
    JsonText.instant(out.append(",\"end\":"), moment.occurrence().end());
    JsonText.instant(out.append(",\"serverTime\":"), now);
    out.append(",\"remaining\":").append(left.units());
    return JsonText.instant(out.append(",\"remainingAsOf\":"), left.asOf());
  }

  /** Foretells what a join would come to, by the rules that decide it. */
  private static CharSequence personal(
      StringBuilder out,
      Activity activity,
      User user,
      Participation before,
      Left left,
      Instant now) {
    Decision decision = Decisions.decide(activity, before, _ -> left.units(), new Join(user), now);
    String reason =
        switch (decision) {
          case Accepted _ -> null;
          case Repeated _ -> "ALREADY_JOINED";
          case Rejected rejected -> Problem.of(rejected.reason()).name();
        };
    out.append(",\"joined\":").append(before.receipt() != null);
    out.append(",\"canJoin\":").append(reason == null);
    return JsonText.quote(out.append(",\"reason\":"), reason).append('}');
  }
}
