package dev.jamboree.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.server.http.BadInput;
import dev.jamboree.server.http.BadInputTable;
import dev.jamboree.server.http.RawHttp.Response;
import dev.jamboree.server.testing.TestServers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is refused has no effect. */
class BadInputProofIT {

  @RegisterExtension static final TestServers servers = new TestServers();

  private static final int AT_ONCE = 32;

  @Test
  void everythingBadIsRefusedForTheRightReasonAndNothingInTheDatabaseChanges() throws Exception {
    try (var stage = new Stage(servers.database(), servers.redisUrl())) {
      stage.open();
      stage.publish(1, Stage.grab(100, 1));
      stage.logIn(7, 7);
      var target =
          new BadInput.Target(
              "127.0.0.1",
              stage.ports().getFirst(),
              stage.token(7),
              Stage.SERVER_KEY,
              Stage.ADMIN_TOKEN,
              1);
      List<BadInput> rows = new ArrayList<>(BadInputTable.rows(target));
      rows.addAll(BadInputTable.rowsOfTrusted(target));
      Map<String, String> before = Tables.checksums(servers.database());

      assertThat(play(rows, target)).as("of %d rows", rows.size()).isEmpty();

      assertThat(Tables.checksums(servers.database())).isEqualTo(before);
      assertThat(rows).hasSizeGreaterThan(300);
      assertThat(stage.join(0, 1, 7).reason()).as("and it still serves").isEqualTo("OK");
      assertThat(Tables.checksums(servers.database())).as("which is seen").isNotEqualTo(before);
      Books.of(servers.database());
    }
  }

  /** What was answered wrongly. Many at a time, because some are slow on purpose. */
  private static Queue<String> play(List<BadInput> rows, BadInput.Target target) {
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    var room = new Semaphore(AT_ONCE);
    try (var players = Executors.newVirtualThreadPerTaskExecutor()) {
      for (BadInput row : rows) {
        players.execute(() -> {
          room.acquireUninterruptibly();
          String answer = answer(row, target);
          if (!answer.isEmpty()) wrong.add(row + ": " + answer);
          room.release();
        });
      }
    }
    return wrong;
  }

  /** Empty when it is the right one. */
  private static String answer(BadInput row, BadInput.Target target) {
    try {
      Response response = row.playAgainst(target);
      if (row.status() == 0) {
        return response == null || response.status() >= 400 ? "" : response.toString();
      }
      if (response == null) return "no answer";
      boolean right = response.status() == row.status();
      if (!row.reason().isEmpty() && !row.name().startsWith("HEAD")) {
        right &= row.reason().equals(response.member("reason"));
        right &= row.pointer().equals(Objects.requireNonNullElse(response.member("pointer"), ""));
      }
      return right ? "" : response.toString();
    } catch (IOException e) {
      return e.toString();
    }
  }
}
