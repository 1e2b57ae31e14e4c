package dev.jamboree.server.http;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.command.User;
import dev.jamboree.core.decision.Rules;
import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.participation.Participation;
import dev.jamboree.core.reward.StockKey;
import dev.jamboree.core.reward.Supply;
import dev.jamboree.core.schedule.Moment;
import dev.jamboree.server.pipeline.Revisions;
import dev.jamboree.server.text.JsonText;
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
import org.jspecify.annotations.Nullable;

/** Tells how activities stand, and how a user stands in them, as JSON. */
final class StatusView {

  private final Remaining remaining;
  private final Participations participations;
  private final Revisions revisions;

  StatusView(Remaining remaining, Participations participations, Revisions revisions) {
    this.remaining = remaining;
    this.participations = participations;
    this.revisions = revisions;
  }

  Future<CharSequence> of(Activity activity, Optional<User> user, Instant now) {
    Moment moment = activity.schedule().at(now);
    Future<Left> left = remaining.of(activity, moment.occurrence());
    if (user.isEmpty()) {
      return left.map(l -> common(activity, moment, l, now).append('}'));
    }
    Future<Participation> before =
        participations.find(activity.id(), user.get().id(), moment.occurrence().key());
    Future<Rules> rules = before.compose(it -> rules(activity, it));
    return Future.all(left, before, rules)
        .map(_ ->
            Standpoint.json(
                common(activity, moment, left.result(), now),
                rules.result(),
                before.result(),
                left.result(),
                user.get(),
                now));
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
    out.append(",\"remaining\":").append(joinsLeft(activity, moment, left));
    return JsonText.instant(out.append(",\"remainingAsOf\":"), left.asOf());
  }

  private Future<Rules> rules(Activity activity, Participation before) {
    int revision = before.revision();
    if (revision == 0 || revision == activity.revision()) {
      return Future.succeededFuture(Rules.of(activity));
    }
    return revisions.load(activity.id(), revision).map(it -> Rules.of(activity, it));
  }

  /** Joins that stock still allows: of several stocks, the scarcest; null where none is needed. */
  private static @Nullable Long joinsLeft(Activity activity, Moment moment, Left left) {
    Long least = null;
    for (Mechanic mechanic : activity.mechanics()) {
      if (!mechanic.joins()) continue;
      long units = 0;
      for (Supply supply : mechanic.supplies()) {
        units +=
            left.remaining(new StockKey(activity.id(), moment.occurrence().key(), supply.item()));
      }
      least = least == null ? units : Math.min(least, units);
    }
    return least;
  }
}
