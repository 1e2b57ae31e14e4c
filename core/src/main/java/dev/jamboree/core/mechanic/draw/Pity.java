package dev.jamboree.core.mechanic.draw;

import dev.jamboree.core.mechanic.Fields;
import dev.jamboree.core.mechanic.Ordered;
import java.util.Map;
import java.util.Optional;

/**
 * A guarantee for who has no luck.
 *
 * @param revision whose guarantee this is
 * @param prize what is guaranteed; has no stock, so the guarantee can be kept
 * @param hard this draw, counted from the last of those prizes, gives it; 0 for never
 * @param softFrom from this draw on it becomes likelier; 0 for never
 * @param softPercent by so many percent with each draw
 */
public record Pity(int revision, String prize, long hard, long softFrom, long softPercent) {

  static Pity read(Fields in) {
    Optional<Fields> soft = in.part("soft");
    var pity =
        new Pity(
            in.revision(),
            in.text("prize"),
            in.number("hard", 0),
            soft.map(s -> s.number("from")).orElse(0L),
            soft.map(s -> s.number("percent")).orElse(0L));
    if (pity.hard == 0 && pity.softFrom == 0)
      in.wrong("hard", "is missing, and so is soft: one must be there");
    if (pity.hard > 0 && pity.softFrom >= pity.hard) {
      in.wrong("soft/from", "must be below hard, " + pity.hard);
    }
    return pity;
  }

  /** Whether the draw behind so many without the prize must give it. */
  boolean due(long without) {
    return hard > 0 && without + 1 >= hard;
  }

  /** How many percent likelier the prize is at the draw behind so many without it. */
  long extraPercent(long without) {
    return softFrom == 0 ? 0 : Math.max(0, without + 2 - softFrom) * softPercent;
  }

  Map<String, Object> shown() {
    return Ordered.map()
        .with("prize", prize)
        .with(hard > 0, "hard", hard)
        .with(
            softFrom > 0,
            "soft",
            Ordered.map().with("from", softFrom).with("percent", softPercent));
  }
}
