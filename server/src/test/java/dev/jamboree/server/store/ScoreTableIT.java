package dev.jamboree.server.store;

import dev.jamboree.core.mechanic.Score;
import dev.jamboree.server.admin.Instance;
import dev.jamboree.server.testing.TestServers;
import dev.jamboree.server.view.Scores;
import dev.jamboree.server.view.ScoresContract;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ScoreTableIT extends ScoresContract {

  @RegisterExtension static final TestServers servers = new TestServers();

  private static Vertx vertx;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stop() {
    vertx.close().await();
  }

  @Override
  protected Scores scores(Scores.Board board, List<Scores.Entry> entries) throws Exception {
    try (Connection connection = servers.connect();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO leaderboard_score (activity_id, occurrence, mechanic, user_id, lack,"
                    + " since) VALUES (?, ?, ?, ?, ?, ?)")) {
      connection.setAutoCommit(false);
      for (String mechanic : List.of(board.mechanic(), "another")) {
        for (Scores.Entry entry : entries) {
          insert.setLong(1, board.activityId());
          insert.setLong(2, board.occurrence());
          insert.setString(3, mechanic);
          insert.setLong(4, entry.userId());
          insert.setLong(5, Score.MAX - entry.points());
          insert.setLong(6, entry.since());
          insert.addBatch();
        }
      }
      insert.executeBatch();
      connection.commit();
    }
    return new ScoreTable(Instance.open(vertx, servers.database()));
  }
}
