package dev.jamboree.server;

import dev.jamboree.core.activity.Activity;
import dev.jamboree.core.mechanic.draw.Draw;
import dev.jamboree.core.mechanic.draw.Pity;
import dev.jamboree.core.mechanic.draw.Prize;
import dev.jamboree.core.mechanic.draw.Table;
import dev.jamboree.server.audit.DrawRecord;
import dev.jamboree.server.audit.Evidence;
import dev.jamboree.server.config.DatabaseAddress;
import dev.jamboree.server.document.Document;
import dev.jamboree.server.document.Documents;
import dev.jamboree.server.pipeline.SeededDice;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Recomputes what chance has said, from the record, the table and the seed. */
public final class AuditCommand {

  private static final String USAGE = "./jamboree audit draw ID [--config FILE]";

  private AuditCommand() {}

  static void run(List<String> words) {
    if (words.size() < 2 || !words.getFirst().equals("draw")) throw new CommandException(USAGE);
    DrawRecord.Id id = id(words.get(1));
    DatabaseAddress database = MigrateCommand.database("audit", words.subList(2, words.size()));
    DrawRecord found =
        find(database, id)
            .orElseThrow(() -> new CommandException("There is no draw " + words.get(1) + "."));
    String report = report(found);
    if (!agrees(found)) throw new CommandException(report);
    System.out.println(report);
  }

  private static DrawRecord.Id id(String text) {
    try {
      return DrawRecord.Id.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CommandException(text + " is no id of a draw: " + e.getMessage());
    }
  }

  private static Optional<DrawRecord> find(DatabaseAddress database, DrawRecord.Id id) {
    try {
      return DrawRecord.find(database.jdbcUrl(), database.user(), database.password(), id);
    } catch (SQLException | IOException e) {
      throw new CommandException("The database " + database + " cannot be read: " + e.getMessage());
    }
  }

  /** Whether the prize on record is the one that the table, the guarantee and the seed give. */
  public static boolean agrees(DrawRecord found) {
    Prize drawn = recomputed(found);
    Evidence evidence = found.evidence();
    boolean given =
        evidence.given().equals(drawn.id()) || evidence.given().equals(drawn.fallback());
    return drawn.id().equals(evidence.drawn()) && given;
  }

  private static Prize recomputed(DrawRecord found) {
    Evidence evidence = found.evidence();
    Draw table = draw(found, evidence.revision(), found.document());
    Optional<Pity> pity = draw(found, evidence.pityRevision(), found.pityDocument()).pity();
    return new Table(table.prizes(), evidence.pityRevision() == 0 ? Optional.empty() : pity)
        .draw(
            new SeededDice(HexFormat.of().parseHex(found.seed())),
            evidence.mechanic(),
            found.userId(),
            evidence.number(),
            evidence.pity());
  }

  private static Draw draw(DrawRecord found, int revision, String document) {
    if (new Documents().compile(found.activityId(), revision, document) instanceof Document valid) {
      Activity activity = valid.activity();
      if (activity.mechanic(found.evidence().mechanic()) instanceof Draw draw) return draw;
    }
    throw new CommandException(
        "Revision " + revision + " of activity " + found.activityId() + " has no such draw.");
  }

  private static String report(DrawRecord found) {
    Evidence evidence = found.evidence();
    return """
    activity %d, occurrence %d, user %d: draw %d of %s
      table: revision %d; guarantee: %s, %d draws without it before
      seed: %s
      dice: HMAC-SHA256(seed, "%s|%d|%d|0"), its first 64 bits over the sum of the weights
      on record: %s drawn, %s given; recomputed: %s
      %s\
    """
        .formatted(
            found.activityId(),
            found.occurrence(),
            found.userId(),
            evidence.number(),
            evidence.mechanic(),
            evidence.revision(),
            evidence.pityRevision() == 0 ? "none" : "revision " + evidence.pityRevision(),
            evidence.pity(),
            found.seed(),
            evidence.mechanic(),
            found.userId(),
            evidence.number(),
            evidence.drawn(),
            evidence.given(),
            recomputed(found).id(),
            agrees(found) ? "They agree." : "They do NOT agree.");
  }
}
