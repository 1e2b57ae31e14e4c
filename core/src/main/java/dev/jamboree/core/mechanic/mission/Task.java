package dev.jamboree.core.mechanic.mission;

import dev.jamboree.core.command.Event;
import dev.jamboree.core.mechanic.Fields;
import dev.jamboree.core.participation.Memory;
import dev.jamboree.core.reward.Reward;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One mission.
 *
 * @param objectives all must be reached in the same period
 * @param after missions that must have been done before its reward can be had
 * @param automatic paid as soon as it is done, without a claim
 */
public record Task(
    String id,
    List<Objective> objectives,
    Period period,
    List<String> after,
    boolean automatic,
    List<Reward> rewards) {

  static Task read(Fields in) {
    return new Task(
        in.text("id"),
        in.parts("objectives").stream().map(Objective::read).toList(),
        Period.valueOf(in.text("period", "whole").toUpperCase(Locale.ROOT)),
        in.texts("after"),
        in.text("claim", "manual").equals("auto"),
        in.rewards("rewards"));
  }

  /** Counts it in the period in which it happened; false when that is too long ago. */
  boolean count(Memory memory, Event event, LocalDate day, LocalDate today) {
    long when = period.of(day);
    if (when < period.oldest(today) || when > period.of(today)) return false;
    for (int i = 0; i < objectives.size(); i++) {
      objectives.get(i).count(memory, counter(i, when), event);
    }
    return true;
  }

  /** The periods that events may have counted in and that are reached but not marked as done. */
  List<Long> reached(Memory memory, LocalDate today) {
    List<Long> periods = new ArrayList<>(1);
    for (long when = period.oldest(today); when <= period.of(today); when += step()) {
      if (memory.get(done(when)) == 0 && reached(memory, when)) periods.add(when);
    }
    return periods;
  }

  private long step() {
    return period == Period.WEEKLY ? 7 : 1;
  }

  private boolean reached(Memory memory, long when) {
    for (int i = 0; i < objectives.size(); i++) {
      if (objectives.get(i).reached(memory, counter(i, when)) < objectives.get(i).goal()) {
        return false;
      }
    }
    return true;
  }

  /** How far each objective is in the running period. */
  List<Long> standing(Memory memory, LocalDate today) {
    List<Long> all = new ArrayList<>(objectives.size());
    for (int i = 0; i < objectives.size(); i++) {
      all.add(objectives.get(i).reached(memory, counter(i, period.of(today))));
    }
    return all;
  }

  /** Marks a period as done: one more reward is due. */
  void finish(Memory memory, long when) {
    memory.set(done(when), 1);
    memory.set(id + ".ever", 1);
    memory.add(id + ".due", 1);
  }

  boolean everDone(Memory memory) {
    return memory.get(id + ".ever") > 0;
  }

  boolean doneIn(Memory memory, LocalDate today) {
    return memory.get(done(period.of(today))) > 0;
  }

  /** How many rewards wait to be had. */
  long due(Memory memory) {
    return memory.get(id + ".due");
  }

  void paid(Memory memory) {
    memory.set(id + ".due", 0);
  }

  /** Forgets the counters of periods that nothing can count in any more. */
  void tidy(Memory memory, LocalDate today) {
    if (period == Period.WHOLE) return;
    long oldest = period.oldest(today);
    memory.forget(name -> name.startsWith(id + "@") && when(name) < oldest);
  }

  private long when(String name) {
    int begin = id.length() + 1;
    int end = name.indexOf('.', begin);
    return Long.parseLong(name.substring(begin, end));
  }

  private String counter(int objective, long when) {
    return id + "@" + when + "." + objective;
  }

  private String done(long when) {
    return id + "@" + when + ".done";
  }
}
