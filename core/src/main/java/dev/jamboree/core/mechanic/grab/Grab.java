package dev.jamboree.core.mechanic.grab;

import dev.jamboree.core.command.Command;
import dev.jamboree.core.command.Rejection;
import dev.jamboree.core.command.User;
import dev.jamboree.core.mechanic.Fields;
import dev.jamboree.core.mechanic.Hold;
import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.mechanic.Ordered;
import dev.jamboree.core.mechanic.Shown;
import dev.jamboree.core.mechanic.Turn;
import dev.jamboree.core.participation.Memory;
import dev.jamboree.core.reward.Reward;
import dev.jamboree.core.reward.Supply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * First come, first served: who joins while stock lasts gets the prize of the first tier that has
 * some left.
 *
 * @param tiers at least one; the next is opened when those before are gone
 * @param reserve how long a unit is held for who joined, until it is claimed; none: it is granted
 *     at once
 */
public record Grab(
    String id, int revision, List<Tier> tiers, Quota quota, Optional<Duration> reserve)
    implements Mechanic {

  /** In place of a tier: the join has given nothing yet, or what another revision says. */
  private static final long UNTOLD = -1;

  public Grab {
    tiers = List.copyOf(tiers);
  }

  public static Grab read(Fields in) {
    String id = in.text("id");
    List<Tier> tiers = new ArrayList<>();
    tiers.add(Tier.read(id, "", in));
    Set<String> names = new HashSet<>();
    for (Fields next : in.parts("then")) {
      String name = next.text("id");
      if (!names.add(name)) next.wrong("id", "is the id of another tier already");
      tiers.add(Tier.read(id, name, next));
    }
    return new Grab(
        id,
        in.revision(),
        tiers,
        in.part("quota").map(Quota::read).orElse(Quota.ONCE),
        in.part("reserve").map(r -> Duration.ofSeconds(r.number("seconds"))));
  }

  @Override
  public String type() {
    return "grab";
  }

  @Override
  public List<Supply> supplies() {
    return tiers.stream().map(Tier::supply).toList();
  }

  @Override
  public boolean joins() {
    return true;
  }

  @Override
  public boolean looksBack() {
    return quota.day() > 0 || quota.whole() > 0;
  }

  @Override
  public @Nullable Rejection mayJoin(Turn turn) {
    return quota.refuses(turn, 0, this);
  }

  @Override
  public @Nullable Rejection join(Turn turn) {
    return takeOne(turn);
  }

  @Override
  public List<Reward> given(Memory memory) {
    boolean untold = memory.get("joined") == UNTOLD;
    return untold ? List.of() : tiers.get((int) memory.get("joined")).rewards();
  }

  /** Whether a repeat of the join can tell its rewards from the revision that is remembered. */
  private boolean tells(Turn turn) {
    return reserve.isEmpty() && (turn.revision() == 0 || turn.revision() == revision);
  }

  @Override
  public Optional<List<Reward>> worth(String prize) {
    return tiers.stream().filter(t -> t.id().equals(prize)).findFirst().map(Tier::rewards);
  }

  /** Confirms what is held for the user, else takes one more where the quota allows it. */
  @Override
  public @Nullable Rejection act(Turn turn, Command.Aimed command) {
    if (!(command instanceof Command.Claim claim)) return Rejection.NO_SUCH_MECHANIC;
    if (claim.item() != null) return Rejection.NO_SUCH_ITEM;
    if (!turn.joined()) return Rejection.LOCKED;
    Memory memory = turn.memory(this);
    if (memory.get("held") > 0) return confirm(turn, memory);
    if (turn.scene().phase().over()) return Rejection.ENDED;
    Rejection refused = quota.refuses(turn, units(turn), this);
    return refused != null ? refused : takeOne(turn);
  }

  /** Units that the user has had in this occurrence. */
  private long units(Turn turn) {
    return turn.memory(this).get("had") + (turn.joined() ? 1 : 0);
  }

  private @Nullable Rejection takeOne(Turn turn) {
    for (int i = 0; i < tiers.size(); i++) {
      Tier tier = tiers.get(i);
      if (turn.left(tier.item()) < 1) continue;
      if (!turn.fits(tier.rewards(), 1)) return Rejection.BALANCE_FULL;
      turn.take(tier.item(), 1);
      quota.count(turn, this);
      long joined = tells(turn) ? i : UNTOLD;
      if (joined != 0 && !turn.joined()) turn.memory(this).set("joined", joined);
      if (reserve.isPresent()) hold(turn, i, reserve.get());
      else give(turn, tier);
      return null;
    }
    return Rejection.SOLD_OUT;
  }

  private void give(Turn turn, Tier tier) {
    turn.grant(revision, this, tier.id(), tier.rewards());
  }

  private void hold(Turn turn, int tier, Duration time) {
    Instant until = turn.scene().now().plus(time);
    Memory memory = turn.memory(this);
    memory.set("held", tier + 1L);
    memory.set("until", until.toEpochMilli());
    turn.hold(new Hold(id, until, true));
    turn.say("heldUntil", until.toString());
  }

  private @Nullable Rejection confirm(Turn turn, Memory memory) {
    Tier tier = tiers.get((int) memory.get("held") - 1);
    if (!turn.fits(tier.rewards(), 1)) return Rejection.BALANCE_FULL;
    letGo(turn, memory);
    give(turn, tier);
    return null;
  }

  private void letGo(Turn turn, Memory memory) {
    turn.hold(new Hold(id, Instant.ofEpochMilli(memory.get("until")), false));
    memory.set("held", 0);
    memory.set("until", 0);
  }

  /** Nobody came for it in time: the unit goes back. */
  @Override
  public void expired(Turn turn) {
    Memory memory = turn.memory(this);
    if (memory.get("held") == 0) return;
    if (turn.scene().now().toEpochMilli() < memory.get("until")) return;
    turn.giveBack(tiers.get((int) memory.get("held") - 1).item(), 1);
    letGo(turn, memory);
    memory.add("had", -1);
  }

  /** While the tiers are the same ones, their rewards stay as they were promised. */
  @Override
  public Mechanic heldTo(Mechanic earlier) {
    if (!(earlier instanceof Grab then)) return this;
    boolean same =
        then.tiers.stream().map(Tier::id).toList().equals(tiers.stream().map(Tier::id).toList());
    return same ? new Grab(id, then.revision, then.tiers, quota, reserve) : this;
  }

  @Override
  public Command.@Nullable Aimed next(User user) {
    boolean more = quota.occurrence() > 1 || reserve.isPresent();
    return more ? new Command.Claim(user, id, null) : null;
  }

  @Override
  public int waiting(Turn turn) {
    return turn.memory(this).get("held") > 0 ? 1 : 0;
  }

  @Override
  public Map<String, Object> shown() {
    List<Object> next =
        tiers.stream()
            .skip(1)
            .<Object>map(
                t -> Ordered.map().with("id", t.id()).with("rewards", Shown.rewards(t.rewards())))
            .toList();
    return Ordered.map()
        .with("rewards", Shown.rewards(tiers.getFirst().rewards()))
        .with(!next.isEmpty(), "then", next)
        .with(reserve.isPresent(), "reserveSeconds", reserve.map(Duration::toSeconds).orElse(0L));
  }

  @Override
  public Map<String, Object> progress(Turn turn) {
    Memory memory = turn.memory(this);
    boolean held = memory.get("held") > 0;
    return Ordered.map()
        .with("units", units(turn))
        .with(held, "heldUntil", Instant.ofEpochMilli(memory.get("until")).toString());
  }

  /**
   * What is handed out at the same time.
   *
   * @param id empty for the first
   * @param item its stock
   */
  public record Tier(String id, String item, long stock, int slots, List<Reward> rewards) {

    static Tier read(String mechanic, String id, Fields in) {
      long stock = in.number("stock");
      long slots = in.number("slots", 1);
      if (slots > stock) in.wrong("slots", "must not be more than the stock, " + stock);
      String item = id.isEmpty() ? mechanic : mechanic + "." + id;
      return new Tier(id, item, stock, (int) slots, in.rewards("rewards"));
    }

    Supply supply() {
      return new Supply(item, stock, slots);
    }
  }
}
