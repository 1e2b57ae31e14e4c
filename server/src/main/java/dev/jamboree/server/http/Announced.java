package dev.jamboree.server.http;

import dev.jamboree.server.view.Catalog;
import dev.jamboree.server.view.CatalogEntry;
import java.time.Instant;

/** The activities that players may know of: what is not announced yet does not exist for them. */
public final class Announced {

  private final Catalog catalog;

  public Announced(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Refused as ACTIVITY_NOT_FOUND when players do not know of it. */
  CatalogEntry find(long activityId, Instant now) {
    return catalog
        .find(activityId)
        .filter(entry -> !now.isBefore(entry.activity().schedule().visibleFrom()))
        .orElseThrow(() -> new RefusedException(Problem.ACTIVITY_NOT_FOUND));
  }
}
