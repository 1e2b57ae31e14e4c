package dev.jamboree.server.view;

import java.util.List;
import java.util.TreeSet;

final class PlainScoresTest extends ScoresContract {

  @Override
  protected Scores scores(Scores.Board board, List<Scores.Entry> entries) {
    var scores = new PlainScores();
    scores.boards.put(board, new TreeSet<>(entries));
    return scores;
  }
}
