package dev.jamboree.core.mechanic.pass;

import dev.jamboree.core.command.Command;
import dev.jamboree.core.command.Rejection;
import dev.jamboree.core.command.User;
import dev.jamboree.core.mechanic.Fields;
import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.mechanic.Ordered;
import dev.jamboree.core.mechanic.Shown;
import dev.jamboree.core.mechanic.Turn;
import dev.jamboree.core.participation.Memory;
import dev.jamboree.core.reward.Reward;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pass: tiers that open with experience, each with a reward for everybody and one for who has
 * paid.
 *
 * @param xp the balance that opens tiers; it is not used up
 * @param paid the balance that opens the paid track once it is above 0; empty when there is none
 */
public record Pass(String id, String xp, String paid, List<Tier> tiers) implements Mechanic {

  private static final int BITS = 62;

  /**
   * One step.
   *
   * @param revision whose rewards these are
   * @param xp that opens it; more than the one before
   * @param free for everybody; may be empty
   * @param paid for who has paid; may be empty
   */
  public record Tier(int revision, long xp, List<Reward> free, List<Reward> paid) {}

  /** Which of a tier's rewards. */
  private enum Track {
    FREE,
    PAID;

    List<Reward> rewards(Tier tier) {
      return this == FREE ? tier.free() : tier.paid();
    }

    /** The claim's name of it: {@code 7} or {@code 7.paid}. */
    String item(int tier) {
      return this == FREE ? Integer.toString(tier) : tier + ".paid";
    }
  }

  public static Pass read(Fields in) {
    List<Tier> tiers = new ArrayList<>();
    String paid = in.has("paid") ? in.balance("paid") : "";
    long before = -1;
    for (Fields node : in.parts("tiers")) {
      var tier =
          new Tier(in.revision(), node.number("xp"), node.rewards("free"), node.rewards("paid"));
      if (tier.xp() <= before)
        node.wrong("xp", "must be more than that of the tier before, " + before);
      if (!tier.paid().isEmpty() && paid.isEmpty()) {
        node.wrong("paid", "can be had by nobody: the pass says nothing of \"paid\"");
      }
      before = tier.xp();
      tiers.add(tier);
    }
    return new Pass(in.text("id"), in.balance("xp"), paid, tiers);
  }

  @Override
  public String type() {
    return "pass";
  }

  @Override
  public @Nullable Rejection act(Turn turn, Command.Aimed command) {
    if (!(command instanceof Command.Claim claim)) return Rejection.NO_SUCH_MECHANIC;
    Memory memory = turn.memory(this);
    return claim.item() == null ? all(turn, memory) : one(turn, memory, claim.item());
  }

  @Override
  public Optional<List<Reward>> worth(String prize) {
    for (int tier = 1; tier <= tiers.size(); tier++) {
      for (Track track : Track.values()) {
        if (track.item(tier).equals(prize)) return Optional.of(track.rewards(tiers.get(tier - 1)));
      }
    }
    return Optional.empty();
  }

  private @Nullable Rejection one(Turn turn, Memory memory, String item) {
    for (int tier = 1; tier <= tiers.size(); tier++) {
      for (Track track : Track.values()) {
        if (!track.item(tier).equals(item)) continue;
        List<Reward> rewards = track.rewards(tiers.get(tier - 1));
        if (rewards.isEmpty()) return Rejection.NO_SUCH_ITEM;
        if (has(memory, track, tier)) return Rejection.ALREADY_CLAIMED;
        if (!open(turn, track)) return Rejection.LOCKED;
        if (tier > reached(turn)) return Rejection.NOT_REACHED;
        if (!turn.fits(rewards, 1)) return Rejection.BALANCE_FULL;
        List<Object> claimed = new ArrayList<>(1);
        take(turn, memory, track, tier, claimed);
        turn.say("claimed", claimed);
        return null;
      }
    }
    return Rejection.NO_SUCH_ITEM;
  }

  private @Nullable Rejection all(Turn turn, Memory memory) {
    List<Object> claimed = new ArrayList<>();
    boolean full = false;
    for (Track track : Track.values()) {
      if (!open(turn, track)) continue;
      for (int tier = 1; tier <= reached(turn); tier++) {
        if (!waits(memory, track, tier)) continue;
        if (turn.fits(track.rewards(tiers.get(tier - 1)), 1)) {
          take(turn, memory, track, tier, claimed);
        } else {
          full = true;
        }
      }
    }
    if (claimed.isEmpty()) return full ? Rejection.BALANCE_FULL : Rejection.NOT_REACHED;
    turn.say("claimed", claimed);
    return null;
  }

  private void take(Turn turn, Memory memory, Track track, int tier, List<Object> claimed) {
    List<Reward> rewards = track.rewards(tiers.get(tier - 1));
    memory.set(word(track, tier), memory.get(word(track, tier)) | bit(tier));
    turn.grant(tiers.get(tier - 1).revision(), this, track.item(tier), rewards);
    claimed.add(
        Ordered.map().with("item", track.item(tier)).with("rewards", Shown.rewards(rewards)));
  }

  /** What could be claimed now. */
  private List<String> due(Turn turn) {
    Memory memory = turn.memory(this);
    List<String> due = new ArrayList<>();
    for (Track track : Track.values()) {
      if (!open(turn, track)) continue;
      for (int tier = 1; tier <= reached(turn); tier++) {
        if (waits(memory, track, tier)) due.add(track.item(tier));
      }
    }
    return due;
  }

  private boolean open(Turn turn, Track track) {
    return track == Track.FREE || (!paid.isEmpty() && turn.balance(paid) > 0);
  }

  /** The highest tier that is open; 0 for none. */
  private int reached(Turn turn) {
    long points = turn.balance(xp);
    int reached = 0;
    while (reached < tiers.size() && tiers.get(reached).xp() <= points) reached++;
    return reached;
  }

  private boolean waits(Memory memory, Track track, int tier) {
    return !track.rewards(tiers.get(tier - 1)).isEmpty() && !has(memory, track, tier);
  }

  private static boolean has(Memory memory, Track track, int tier) {
    return (memory.get(word(track, tier)) & bit(tier)) != 0;
  }

  /** The number that holds the tier's bit: 62 tiers each. */
  private static String word(Track track, int tier) {
    return track.name() + tier / BITS;
  }

  private static long bit(int tier) {
    return 1L << tier % BITS;
  }

  /** The rewards of tiers stay as they were promised; tiers behind the last one may be added. */
  @Override
  public Mechanic heldTo(Mechanic earlier) {
    if (!(earlier instanceof Pass then)) return this;
    List<Tier> held = new ArrayList<>(then.tiers);
    if (tiers.size() > held.size()) {
      for (Tier added : tiers.subList(held.size(), tiers.size())) {
        if (added.xp() > held.getLast().xp()) held.add(added);
      }
    }
    return new Pass(id, xp, paid, held);
  }

  @Override
  public Command.Aimed next(User user) {
    return new Command.Claim(user, id, null);
  }

  @Override
  public int waiting(Turn turn) {
    return due(turn).size();
  }

  @Override
  public Map<String, Object> shown() {
    List<Object> all = new ArrayList<>();
    for (Tier tier : tiers) {
      all.add(
          Ordered.map()
              .with("xp", tier.xp())
              .with("free", Shown.rewards(tier.free()))
              .with(!paid.isEmpty(), "paid", Shown.rewards(tier.paid())));
    }
    return Ordered.map().with("xp", xp).with(!paid.isEmpty(), "paid", paid).with("tiers", all);
  }

  @Override
  public Map<String, Object> progress(Turn turn) {
    Memory memory = turn.memory(this);
    List<String> claimed = new ArrayList<>();
    for (Track track : Track.values()) {
      for (int tier = 1; tier <= tiers.size(); tier++) {
        if (has(memory, track, tier)) claimed.add(track.item(tier));
      }
    }
    return Ordered.map()
        .with("tier", reached(turn))
        .with("paid", open(turn, Track.PAID))
        .with("due", due(turn))
        .with("claimed", claimed);
  }
}
