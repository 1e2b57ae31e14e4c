package dev.jamboree.core.mechanic;

import dev.jamboree.core.participation.Draft;
import dev.jamboree.core.participation.Memory;
import dev.jamboree.core.participation.Participation;
import dev.jamboree.core.participation.Past;
import dev.jamboree.core.participation.Progress;
import dev.jamboree.core.reward.Balance;
import dev.jamboree.core.reward.Cost;
import dev.jamboree.core.reward.Debit;
import dev.jamboree.core.reward.Entry;
import dev.jamboree.core.reward.Grant;
import dev.jamboree.core.reward.Reward;
import dev.jamboree.core.reward.StockKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One command's turn in an activity: what its rules may look at, and what they have done so far.
 * Lives as long as one decision; a turn that is refused is thrown away.
 */
public final class Turn {

  private final Scene scene;
  private final World world;
  private final Participation before;
  private final Draft draft;
  private final List<Debit> taken = new ArrayList<>(1);
  private final List<Grant> grants = new ArrayList<>(1);
  private final List<Entry> entries = new ArrayList<>(0);
  private final List<Hold> holds = new ArrayList<>(0);
  private final List<Evidence> evidence = new ArrayList<>(0);
  private final List<Score> scores = new ArrayList<>(0);
  private Map<String, Object> answer = Map.of();

  /** Begins with what is known before. */
  public Turn(Scene scene, World world, Participation before) {
    this.scene = scene;
    this.world = world;
    this.before = before;
    this.draft = new Draft(before.progress());
  }

  public Scene scene() {
    return scene;
  }

  /** The day of players in which the command arrived. */
  public LocalDate today() {
    return scene.days().of(scene.now());
  }

  public Dice dice() {
    return world.dice();
  }

  /** Under which the user came in; 0 for not before this turn. */
  public int revision() {
    return before.revision();
  }

  /** Whether the user had joined this occurrence before. */
  public boolean joined() {
    return before.receipt() != null;
  }

  /** When; null for not yet. */
  public @Nullable Instant joinedAt() {
    return before.receipt() == null ? null : before.receipt().joinedAt();
  }

  /** The user's joins in other occurrences. */
  public List<Past> others() {
    return before.others();
  }

  /** What that mechanic remembers of the user; to be changed. */
  public Memory memory(Mechanic mechanic) {
    return draft.memory(mechanic.id());
  }

  public long balance(String name) {
    return draft.balance(name);
  }

  /** Units left of that stock, without what this turn has taken. */
  public long left(String item) {
    StockKey stock = stock(item);
    long remaining = world.stocks().remaining(stock);
    if (remaining == Long.MAX_VALUE) return remaining;
    for (Debit debit : taken) if (debit.stock().equals(stock)) remaining -= debit.units();
    return remaining;
  }

  /** Takes so many units of what {@link #left} has. */
  public void take(String item, long units) {
    taken.add(new Debit(stock(item), units));
  }

  /** Gives units back that an earlier turn took. */
  public void giveBack(String item, long units) {
    take(item, -units);
  }

  /** Whether the balances hold that, so many times. */
  public boolean canPay(List<Cost> costs, long times) {
    for (Cost cost : costs) {
      if (balance(cost.balance()) / times < cost.count()) return false;
    }
    return true;
  }

  /** Pays what {@link #canPay} allows. */
  public void pay(List<Cost> costs, long times) {
    for (Cost cost : costs) change(cost.balance(), -cost.count() * times);
  }

  /** Whether the balances take that, so many times, without passing their maximum. */
  public boolean fits(List<Reward> rewards, long times) {
    for (Reward reward : rewards) {
      if (reward instanceof Reward.Credit(String balance, long count)
          && (max(balance) - balance(balance)) / times < count) {
        return false;
      }
    }
    return true;
  }

  /**
   * The user gets that; what a balance does not take is lost, so look whether it fits.
   *
   * @param revision that promised it
   */
  public void grant(int revision, Mechanic mechanic, String prize, List<Reward> rewards) {
    for (Reward reward : rewards) {
      if (reward instanceof Reward.Credit(String balance, long count)) {
        long room = Math.max(0, max(balance) - balance(balance));
        change(balance, Math.min(count, room));
      }
    }
    grants.add(new Grant(revision, mechanic.id(), prize, rewards));
  }

  /** A unit is held for the user from now on, or no longer. */
  public void hold(Hold hold) {
    holds.add(hold);
  }

  /** Puts a fact on record by which somebody can prove later what chance has said. */
  public void record(Evidence fact) {
    evidence.add(fact);
  }

  /** The user stands there in a ranking from now on. */
  public void score(Score score) {
    scores.removeIf(earlier -> earlier.mechanic().equals(score.mechanic()));
    scores.add(score);
  }

  /** Tells the client: a text, number, boolean, list or map. */
  public void say(String name, Object value) {
    if (answer.isEmpty()) answer = new LinkedHashMap<>();
    answer.put(name, value);
  }

  private void change(String balance, long change) {
    if (change == 0) return;
    long after = balance(balance) + change;
    draft.balance(balance, after);
    entries.add(new Entry(balance, change, after));
  }

  private long max(String balance) {
    Balance known = scene.balances().get(balance);
    return known == null ? Long.MAX_VALUE : known.max();
  }

  private StockKey stock(String item) {
    return new StockKey(scene.activityId(), scene.occurrence().key(), item);
  }

  /** As it has become. */
  public Progress progress() {
    return draft.done();
  }

  /** What was taken from stocks; units below 0 were given back. */
  public List<Debit> debits() {
    if (taken.size() < 2) return taken;
    Map<StockKey, Long> sums = new LinkedHashMap<>();
    for (Debit debit : taken) sums.merge(debit.stock(), debit.units(), Long::sum);
    List<Debit> debits = new ArrayList<>(sums.size());
    sums.forEach((stock, units) -> {
      if (units != 0) debits.add(new Debit(stock, units));
    });
    return debits;
  }

  public List<Grant> grants() {
    return grants;
  }

  public List<Entry> entries() {
    return entries;
  }

  public List<Hold> holds() {
    return holds;
  }

  public List<Evidence> evidence() {
    return evidence;
  }

  public List<Score> scores() {
    return scores;
  }

  public Map<String, Object> answer() {
    return answer;
  }
}
