package dev.jamboree.core.mechanic.checkin;

import dev.jamboree.core.command.Rejection;
import dev.jamboree.core.mechanic.Fields;
import dev.jamboree.core.mechanic.Ordered;
import dev.jamboree.core.mechanic.Shown;
import dev.jamboree.core.mechanic.Turn;
import dev.jamboree.core.participation.Memory;
import dev.jamboree.core.reward.Cost;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checking in for a day that was missed.
 *
 * @param days how far back, 1 to 31; never before the occurrence began
 * @param times how often in a month
 * @param cost of each
 */
public record MakeUp(int days, int times, List<Cost> cost) {

  static MakeUp read(Fields in) {
    return new MakeUp((int) in.number("days"), (int) in.number("times"), in.costs("cost"));
  }

  @Nullable Rejection refuses(Turn turn, Memory memory, LocalDate day) {
    LocalDate today = turn.today();
    LocalDate first = turn.scene().days().of(turn.scene().occurrence().start());
    if (!day.isBefore(today) || day.isBefore(today.minusDays(days)) || day.isBefore(first)) {
      return Rejection.NO_SUCH_DAY;
    }
    if (used(turn, memory) >= times) return Rejection.QUOTA_EXCEEDED;
    return turn.canPay(cost, 1) ? null : Rejection.NOT_ENOUGH;
  }

  void pay(Turn turn, Memory memory) {
    turn.pay(cost, 1);
    memory.set("makeUps", used(turn, memory) + 1);
    memory.set("makeUpMonth", month(turn));
  }

  private static long used(Turn turn, Memory memory) {
    return memory.get("makeUpMonth") == month(turn) ? memory.get("makeUps") : 0;
  }

  private static long month(Turn turn) {
    LocalDate today = turn.today();
    return today.getYear() * 12L + today.getMonthValue();
  }

  Map<String, Object> shown() {
    return Ordered.map().with("days", days).with("times", times).with("cost", Shown.costs(cost));
  }
}
