package dev.jamboree.server.pipeline;

import dev.jamboree.core.decision.Decision.Accepted;
import dev.jamboree.core.mechanic.Evidence;
import dev.jamboree.core.reward.Debit;
import dev.jamboree.core.reward.Entry;
import dev.jamboree.core.reward.Grant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one batch did, in one JSON text: {@code {"j":[…],"c":[…]}}.
 *
 * <p>{@code j} holds plain joins, many users together: {@code {"a":activity,"o":occurrence,
 * "r":revision,"g":["gift"],"u":[7,8]}}: each of the users got each of the grants, and each was a
 * unit of the stock of that name.
 *
 * <p>{@code c} holds everything else, one command each: {@code {"a","o","u":user,"j":revision,
 * "g":[["wheel.dragon",revision,times]],"s":[["wheel.dragon",units]],"b":[["ticket",change,after]],
 * "e":[["wheel",revision,pity's,number,pity,"drawn","given"]]}}: the revision that a join came in
 * under, grants, units taken from stocks, entries of the ledger of balances, evidence of draws;
 * what is empty is left out.
 *
 * <p>Rewards are not listed: the revision says what a grant is worth, and never changes.
 */
final class Journal {

  static final String EMPTY = "{\"j\":[],\"c\":[]}";

  private record Group(long activityId, long occurrence, int revision, List<String> grants) {}

  private final Map<Group, StringBuilder> joins = new LinkedHashMap<>();
  private final StringBuilder commands = new StringBuilder();
  private int count;

  void add(long activityId, long occurrence, long userId, Accepted accepted, boolean join) {
    count += accepted.grants().size();
    int revision = accepted.after().revision();
    if (join && plain(accepted)) {
      List<String> names = new ArrayList<>(accepted.grants().size());
      for (Grant grant : accepted.grants()) names.add(grant.name());
      StringBuilder users =
          joins.computeIfAbsent(
              new Group(activityId, occurrence, revision, names), _ -> new StringBuilder());
      if (!users.isEmpty()) users.append(',');
      users.append(userId);
      return;
    }
    if (!join && silent(accepted)) return;
    if (!commands.isEmpty()) commands.append(',');
    commands.append("{\"a\":").append(activityId);
    commands.append(",\"o\":").append(occurrence);
    commands.append(",\"u\":").append(userId);
    if (join) commands.append(",\"j\":").append(revision);
    grants(accepted.grants());
    debits(accepted.debits());
    entries(accepted.entries());
    evidence(accepted.evidence());
    commands.append('}');
  }

  /** Grants of the revision that is remembered, a unit of its stock each, and nothing else. */
  private static boolean plain(Accepted accepted) {
    List<Grant> grants = accepted.grants();
    List<Debit> debits = accepted.debits();
    if (grants.isEmpty() || grants.size() != debits.size()) return false;
    if (!accepted.entries().isEmpty() || !accepted.evidence().isEmpty()) return false;
    for (int i = 0; i < grants.size(); i++) {
      Debit debit = debits.get(i);
      if (debit.units() != 1 || !debit.stock().item().equals(grants.get(i).name())) return false;
      if (grants.get(i).revision() != accepted.after().revision()) return false;
    }
    return true;
  }

  /** Only counters have changed, of which the books tell nothing. */
  private static boolean silent(Accepted accepted) {
    return accepted.grants().isEmpty()
        && accepted.debits().isEmpty()
        && accepted.entries().isEmpty()
        && accepted.evidence().isEmpty();
  }

  private void grants(List<Grant> grants) {
    if (grants.isEmpty()) return;
    record Named(String name, int revision) {}
    Map<Named, Integer> times = new LinkedHashMap<>();
    for (Grant grant : grants) {
      times.merge(new Named(grant.name(), grant.revision()), 1, Integer::sum);
    }
    commands.append(",\"g\":[");
    String comma = "";
    for (Map.Entry<Named, Integer> each : times.entrySet()) {
      commands.append(comma).append("[\"").append(each.getKey().name()).append("\",");
      commands.append(each.getKey().revision()).append(',').append(each.getValue()).append(']');
      comma = ",";
    }
    commands.append(']');
  }

  private void debits(List<Debit> debits) {
    if (debits.isEmpty()) return;
    commands.append(",\"s\":[");
    String comma = "";
    for (Debit debit : debits) {
      commands.append(comma).append("[\"").append(debit.stock().item()).append("\",");
      commands.append(debit.units()).append(']');
      comma = ",";
    }
    commands.append(']');
  }

  private void entries(List<Entry> entries) {
    if (entries.isEmpty()) return;
    commands.append(",\"b\":[");
    String comma = "";
    for (Entry entry : entries) {
      commands.append(comma).append("[\"").append(entry.balance()).append("\",");
      commands.append(entry.change()).append(',').append(entry.after()).append(']');
      comma = ",";
    }
    commands.append(']');
  }

  private void evidence(List<Evidence> all) {
    if (all.isEmpty()) return;
    commands.append(",\"e\":[");
    String comma = "";
    for (Evidence each : all) {
      commands.append(comma).append("[\"").append(each.mechanic()).append("\",");
      commands.append(each.revision()).append(',').append(each.pityRevision()).append(',');
      commands.append(each.number()).append(',');
      commands.append(each.pity()).append(",\"").append(each.drawn()).append("\",\"");
      commands.append(each.given()).append("\"]");
      comma = ",";
    }
    commands.append(']');
  }

  /** How many grants it holds. */
  int count() {
    return count;
  }

  String toJson() {
    if (joins.isEmpty() && commands.isEmpty()) return EMPTY;
    var json = new StringBuilder(64 * joins.size() + commands.length() + 32).append("{\"j\":[");
    String comma = "";
    for (Map.Entry<Group, StringBuilder> join : joins.entrySet()) {
      Group group = join.getKey();
      json.append(comma).append("{\"a\":").append(group.activityId);
      json.append(",\"o\":").append(group.occurrence);
      json.append(",\"r\":").append(group.revision);
      json.append(",\"g\":[\"").append(String.join("\",\"", group.grants));
      json.append("\"],\"u\":[").append(join.getValue()).append("]}");
      comma = ",";
    }
    return json.append("],\"c\":[").append(commands).append("]}").toString();
  }
}
