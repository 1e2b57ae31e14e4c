package dev.jamboree.core.mechanic.mission;

import dev.jamboree.core.command.Command;
import dev.jamboree.core.command.Event;
import dev.jamboree.core.command.Rejection;
import dev.jamboree.core.command.User;
import dev.jamboree.core.mechanic.Fields;
import dev.jamboree.core.mechanic.Mechanic;
import dev.jamboree.core.mechanic.Ordered;
import dev.jamboree.core.mechanic.Shown;
import dev.jamboree.core.mechanic.Turn;
import dev.jamboree.core.participation.Memory;
import dev.jamboree.core.reward.Reward;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Missions: goals over what happens in the game. What was reached stays due until it is claimed,
 * also when its day or week is over.
 *
 * @param tasks by id, in the order in which they are shown; a task comes behind those it is after
 */
public record Mission(String id, int revision, Map<String, Promised> tasks) implements Mechanic {

  /**
   * A task as a revision has defined it.
   *
   * @param revision whose rewards these are
   */
  public record Promised(int revision, Task task) {}

  public static Mission read(Fields in) {
    Map<String, Promised> tasks = new LinkedHashMap<>();
    for (Fields node : in.parts("missions")) {
      Task task = Task.read(node);
      for (String before : task.after()) {
        if (!tasks.containsKey(before)) {
          node.wrong("after", "names no mission above this one: " + before);
        }
      }
      if (tasks.put(task.id(), new Promised(in.revision(), task)) != null) {
        node.wrong("id", "is the id of another mission already");
      }
    }
    return new Mission(in.text("id"), in.revision(), tasks);
  }

  @Override
  public String type() {
    return "mission";
  }

  @Override
  public Optional<List<Reward>> worth(String prize) {
    return Optional.ofNullable(tasks.get(prize)).map(it -> it.task().rewards());
  }

  @Override
  public Set<String> listensTo() {
    Set<String> types = new HashSet<>();
    for (Promised promised : tasks.values()) {
      promised.task().objectives().forEach(it -> types.add(it.counts().type()));
    }
    return types;
  }

  @Override
  public void happened(Turn turn, Event event) {
    Memory memory = turn.memory(this);
    LocalDate today = turn.today();
    LocalDate day = turn.scene().days().of(event.at());
    for (Promised promised : tasks.values()) {
      promised.task().tidy(memory, today);
      promised.task().count(memory, event, day, today);
    }
    settle(turn, memory);
  }

  /** Marks what is reached, and pays what is paid without a claim. */
  private void settle(Turn turn, Memory memory) {
    // A task comes behind those it is after, so one pass is enough.
    for (Promised promised : tasks.values()) {
      Task task = promised.task();
      if (!unlocked(task, memory)) continue;
      for (long period : task.reached(memory, turn.today())) task.finish(memory, period);
      if (task.automatic() && task.due(memory) > 0 && turn.fits(task.rewards(), task.due(memory))) {
        pay(turn, promised, memory);
      }
    }
  }

  private boolean unlocked(Task task, Memory memory) {
    for (String id : task.after()) {
      Promised before = tasks.get(id);
      if (before != null && !before.task().everDone(memory)) return false;
    }
    return true;
  }

  private void pay(Turn turn, Promised promised, Memory memory) {
    Task task = promised.task();
    long times = task.due(memory);
    for (long i = 0; i < times; i++) {
      turn.grant(promised.revision(), this, task.id(), task.rewards());
    }
    task.paid(memory);
  }

  @Override
  public @Nullable Rejection act(Turn turn, Command.Aimed command) {
    if (!(command instanceof Command.Claim claim)) return Rejection.NO_SUCH_MECHANIC;
    Memory memory = turn.memory(this);
    settle(turn, memory);
    return claim.item() == null ? all(turn, memory) : one(turn, memory, claim.item());
  }

  private @Nullable Rejection one(Turn turn, Memory memory, String item) {
    Promised promised = tasks.get(item);
    if (promised == null) return Rejection.NO_SUCH_ITEM;
    Task task = promised.task();
    if (task.due(memory) == 0) {
      if (!unlocked(task, memory)) return Rejection.LOCKED;
      return task.doneIn(memory, turn.today()) ? Rejection.ALREADY_CLAIMED : Rejection.NOT_REACHED;
    }
    if (!turn.fits(task.rewards(), task.due(memory))) return Rejection.BALANCE_FULL;
    turn.say("claimed", List.of(told(task, task.due(memory))));
    pay(turn, promised, memory);
    return null;
  }

  private @Nullable Rejection all(Turn turn, Memory memory) {
    List<Object> claimed = new ArrayList<>();
    boolean full = false;
    for (Promised promised : tasks.values()) {
      Task task = promised.task();
      if (task.due(memory) == 0) continue;
      if (turn.fits(task.rewards(), task.due(memory))) {
        claimed.add(told(task, task.due(memory)));
        pay(turn, promised, memory);
      } else {
        full = true;
      }
    }
    if (claimed.isEmpty()) return full ? Rejection.BALANCE_FULL : Rejection.NOT_REACHED;
    turn.say("claimed", claimed);
    return null;
  }

  private static Map<String, Object> told(Task task, long times) {
    return Ordered.map()
        .with("item", task.id())
        .with(times > 1, "times", times)
        .with("rewards", Shown.rewards(task.rewards()));
  }

  /** A mission that is still there stays as it was promised. */
  @Override
  public Mechanic heldTo(Mechanic earlier) {
    if (!(earlier instanceof Mission then)) return this;
    Map<String, Promised> held = new LinkedHashMap<>(tasks);
    held.replaceAll((name, now) -> then.tasks.getOrDefault(name, now));
    return new Mission(id, revision, held);
  }

  @Override
  public Command.Aimed next(User user) {
    return new Command.Claim(user, id, null);
  }

  @Override
  public int waiting(Turn turn) {
    Memory memory = turn.memory(this);
    return (int) tasks.values().stream().filter(it -> it.task().due(memory) > 0).count();
  }

  @Override
  public Map<String, Object> shown() {
    List<Object> all = new ArrayList<>();
    for (Promised promised : tasks.values()) {
      Task task = promised.task();
      all.add(
          Ordered.map()
              .with("id", task.id())
              .with("goals", task.objectives().stream().map(Objective::goal).toList())
              .with("period", task.period().name().toLowerCase(Locale.ROOT))
              .with(!task.after().isEmpty(), "after", task.after())
              .with("claim", task.automatic() ? "auto" : "manual")
              .with("rewards", Shown.rewards(task.rewards())));
    }
    return Ordered.map().with("missions", all);
  }

  @Override
  public Map<String, Object> progress(Turn turn) {
    Memory memory = turn.memory(this);
    var all = Ordered.map();
    for (Promised promised : tasks.values()) {
      Task task = promised.task();
      all.with(
          task.id(),
          Ordered.map()
              .with("reached", task.standing(memory, turn.today()))
              .with("done", task.doneIn(memory, turn.today()))
              .with("locked", !unlocked(task, memory))
              .with("due", task.due(memory)));
    }
    return Ordered.map().with("missions", all);
  }
}
