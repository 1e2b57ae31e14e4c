package dev.jamboree.server.admin;

/** Documents for tests. */
public final class Sample {

  private Sample() {}

  /** Open from 10:00 on 10 December until 00:00 on 13 December 2026, in UTC. */
  public static String grab(long stock, int slots) {
    return """
    {"name": {"zh": "礼包", "en": "Gift"},
     "schedule": {"start": "2026-12-10T10:00", "end": "2026-12-13T00:00", "zone": "UTC"},
     "mechanics": [{"id": "gift", "type": "grab", "stock": %d, "slots": %d,
                    "rewards": [{"item": "gem", "count": 100}]}]}
    """
        .formatted(stock, slots);
  }

  /** The same days, each day from 12:00 to 13:00. */
  public static String daily(long stock, int slots) {
    return grab(stock, slots)
        .replace(
            "\"zone\": \"UTC\"",
            "\"zone\": \"UTC\", \"recurs\": {\"cron\": \"0 0 12 * * *\", \"lasts\": \"PT1H\"}");
  }
}
