package dev.jamboree.server.pipeline;

import dev.jamboree.core.reward.Grant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All grants of one batch in one JSON text: {@code [{"a":activity,"o":occurrence,"r":revision,
 * "m":["mechanic"],"u":[user,user]}]}: each of the users got a grant of each of the mechanics.
 * Users, not rewards, are listed: the revision says what a mechanic grants, and never changes.
 */
final class PackedGrants {

  private record Group(long activityId, long occurrence, int revision, List<String> mechanics) {}

  private final Map<Group, StringBuilder> users = new LinkedHashMap<>();
  private int count;

  void add(long activityId, long occurrence, int revision, List<Grant> grants, long userId) {
    List<String> mechanics = new ArrayList<>(grants.size());
    for (Grant grant : grants) mechanics.add(grant.mechanic());
    var group = new Group(activityId, occurrence, revision, mechanics);
    StringBuilder list = users.computeIfAbsent(group, _ -> new StringBuilder());
    if (!list.isEmpty()) list.append(',');
    list.append(userId);
    count += grants.size();
  }

  int count() {
    return count;
  }

  String toJson() {
    var json = new StringBuilder(64 * users.size() + 16).append('[');
    users.forEach((group, list) -> {
      if (json.length() > 1) json.append(',');
      json.append("{\"a\":").append(group.activityId);
      json.append(",\"o\":").append(group.occurrence);
      json.append(",\"r\":").append(group.revision);
      json.append(",\"m\":[\"").append(String.join("\",\"", group.mechanics));
      json.append("\"],\"u\":[").append(list).append("]}");
    });
    return json.append(']').toString();
  }
}
