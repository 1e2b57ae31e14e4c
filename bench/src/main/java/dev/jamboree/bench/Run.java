package dev.jamboree.bench;

import java.util.Map;

/**
 * One run of one entry in one round.
 *
 * @param cores kept busy on average, by process
 * @param statements SQL statements the database got meanwhile, of whatever kind
 * @param redisCommands commands that Redis got meanwhile
 * @param residentMiB the most memory the contestant's main process has held so far
 */
record Run(
    Database.Kind database,
    String group,
    Entry entry,
    int round,
    Outcome outcome,
    Map<String, Double> cores,
    long statements,
    long redisCommands,
    long residentMiB,
    Reconciliation reconciliation) {

  /** Whether statements per join mean anything: there are joins, and the database has counted. */
  boolean countsStatements() {
    return reconciliation.writes() && statements > 0;
  }

  double statementsPerJoin() {
    return (double) statements / reconciliation.rows();
  }

  boolean clean() {
    return outcome.errors() == 0 && reconciliation.exact();
  }
}
