package dev.jamboree.server.view;

import java.util.Collection;
import java.util.Optional;

/** All published activities, in memory; at most a second behind the database. */
public interface Catalog {

  /** The published revision of it; empty for an id that is unknown, a draft or retired. */
  Optional<CatalogEntry> find(long activityId);

  /** By id, ascending. */
  Collection<CatalogEntry> all();

  /** Those with a mechanic that counts events of that type. */
  Collection<CatalogEntry> listening(String eventType);
}
