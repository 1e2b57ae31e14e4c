package dev.jamboree.core.mechanic.mission;

import dev.jamboree.core.command.EventFilter;
import dev.jamboree.core.mechanic.mission.Mission.Promised;
import dev.jamboree.core.mechanic.mission.Objective.Measure;
import dev.jamboree.core.reward.Reward;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Missions to test with. */
public final class Missions {

  private Missions() {}

  /** Pays at once for the first event of its name. */
  public static Mission paying(String event, Reward... rewards) {
    return mission(event, 1, task("all", Period.WHOLE, true, List.of(), rewards, counts(event, 1)));
  }

  static Mission mission(String id, int revision, Task... tasks) {
    Map<String, Promised> all = new LinkedHashMap<>();
    for (Task task : tasks) all.put(task.id(), new Promised(revision, task));
    return new Mission(id, revision, all);
  }

  static Task task(
      String id,
      Period period,
      boolean automatic,
      List<String> after,
      Reward[] rewards,
      Objective... objectives) {
    return new Task(id, List.of(objectives), period, after, automatic, List.of(rewards));
  }

  static Objective counts(String event, long goal) {
    return new Objective(EventFilter.all(event), Measure.COUNT, "", goal);
  }

  static Objective measures(String event, Measure measure, String field, long goal) {
    return new Objective(EventFilter.all(event), measure, field, goal);
  }
}
