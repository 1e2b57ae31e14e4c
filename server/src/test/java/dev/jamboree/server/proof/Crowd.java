package dev.jamboree.server.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** Players who all come at once. */
final class Crowd {

  private final Stage stage;
  private final int atOnce;
  private final boolean patient;

  private Crowd(Stage stage, int atOnce, boolean patient) {
    this.stage = stage;
    this.atOnce = atOnce;
    this.patient = patient;
  }

  /** So many at a time; who gets no answer, or is asked to come back, sends the same again. */
  static Crowd patient(Stage stage, int atOnce) {
    return new Crowd(stage, atOnce, true);
  }

  /** So many at a time; each tries once. */
  static Crowd impatient(Stage stage, int atOnce) {
    return new Crowd(stage, atOnce, false);
  }

  /** All of them join, in this order more or less; returns when all have their answers. */
  List<Asked> join(long activity, List<Long> users) {
    return start(activity, users).all();
  }

  /** The same, without waiting. */
  Rush start(long activity, List<Long> users) {
    return new Rush(stage, atOnce, patient, activity, users);
  }

  /** Users of these numbers, each so often, in an order that the seed decides. */
  static List<Long> shuffled(long from, long to, int times, long seed) {
    List<Long> users = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      LongStream.rangeClosed(from, to).forEach(users::add);
    }
    java.util.Collections.shuffle(users, new Random(seed));
    return users;
  }
}
