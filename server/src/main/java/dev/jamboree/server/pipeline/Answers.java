package dev.jamboree.server.pipeline;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.decision.Decision.Accepted;
import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.participation.Progress;
import dev.jamboree.core.participation.Receipt;
import dev.jamboree.core.reward.Entry;
import dev.jamboree.core.reward.Grant;
import dev.jamboree.core.reward.Reward;
import dev.jamboree.server.pipeline.Ledger.BatchKey;
import dev.jamboree.server.text.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What commands are answered with, as JSON objects. */
final class Answers {

  private Answers() {}

  /** Of a join: when, under which revision, and what it gave. */
  static String join(long activityId, Receipt receipt, List<Reward> rewards) {
    var out = head(activityId, receipt.occurrence());
    JsonText.instant(out.append(",\"joinedAt\":"), receipt.joinedAt());
    out.append(",\"revision\":").append(receipt.revision());
    return rewards(out, rewards).append('}').toString();
  }

  /** Of a join that has just been decided. */
  static String join(long activityId, Receipt receipt, Accepted accepted) {
    var out = head(activityId, receipt.occurrence());
    JsonText.instant(out.append(",\"joinedAt\":"), receipt.joinedAt());
    out.append(",\"revision\":").append(receipt.revision());
    return body(out, accepted).append('}').toString();
  }

  /**
   * Of any other command.
   *
   * @param batch names the draws, so that they can be audited
   */
  static String other(
      long activityId, long occurrence, long userId, Accepted accepted, BatchKey batch) {
    var out = body(head(activityId, occurrence), accepted);
    if (!accepted.evidence().isEmpty()) {
      List<String> ids = new ArrayList<>(accepted.evidence().size());
      for (var evidence : accepted.evidence()) {
        ids.add(
            "%d.%d.%d.%s.%d"
                .formatted(
                    batch.lane(), batch.id(), userId, evidence.mechanic(), evidence.number()));
      }
      JsonText.value(out.append(",\"drawIds\":"), ids);
    }
    return out.append('}').toString();
  }

  private static StringBuilder head(long activityId, long occurrence) {
    var out = new StringBuilder(256).append("{\"activityId\":").append(activityId);
    @Nullable Instant start = occurrence == 0 ? null : Instant.ofEpochSecond(occurrence);
    return JsonText.instant(out.append(",\"occurrence\":"), start);
  }

  /** What was said, what was given, and how the balances are that have changed. */
  private static StringBuilder body(StringBuilder out, Accepted accepted) {
    accepted
        .answer()
        .forEach(
            (name, value) -> JsonText.value(out.append(",\"").append(name).append("\":"), value));
    rewards(out, all(accepted.grants()));
    if (!accepted.entries().isEmpty()) {
      Map<String, Object> balances = new LinkedHashMap<>();
      for (Entry entry : accepted.entries()) balances.put(entry.balance(), entry.after());
      JsonText.value(out.append(",\"balances\":"), balances);
    }
    return out;
  }

  private static List<Reward> all(List<Grant> grants) {
    if (grants.size() == 1) return grants.getFirst().rewards();
    List<Reward> rewards = new ArrayList<>();
    for (Grant grant : grants) rewards.addAll(grant.rewards());
    return rewards;
  }

  private static StringBuilder rewards(StringBuilder out, List<Reward> rewards) {
    out.append(",\"rewards\":[");
    String comma = "";
    for (Reward reward : rewards) {
      switch (reward) {
        case Reward.Item item ->
            JsonText.quote(out.append(comma).append("{\"item\":"), item.item());
        case Reward.Credit credit ->
            JsonText.quote(out.append(comma).append("{\"balance\":"), credit.balance());
      }
      out.append(",\"count\":").append(reward.count()).append('}');
      comma = ",";
    }
    return out.append(']');
  }

  /** What a join under that revision has given. */
  static List<Reward> given(Activity revision, Progress progress) {
    List<Reward> rewards = new ArrayList<>();
    for (Mechanic mechanic : revision.mechanics()) {
      if (mechanic.joins()) rewards.addAll(mechanic.given(progress.memory(mechanic.id())));
    }
    return rewards;
  }
}
