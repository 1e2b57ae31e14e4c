package dev.jamboree.server.admin;

import org.jspecify.annotations.Nullable;

/**
 * An activity as operators see it.
 *
 * @param latestRevision counts from 1
 * @param publishedRevision what players see; null before the first publication
 * @param version grows by one with every change
 */
public record Managed(
    long id, Status status, int latestRevision, @Nullable Integer publishedRevision, long version) {

  /** Where it stands. */
  public enum Status {
    /** Never published. */
    DRAFT,
    /** Players see it, whatever its phase. */
    PUBLISHED,
    /** Players see it no more. */
    RETIRED
  }

  Managed revised() {
    return new Managed(id, status, latestRevision + 1, publishedRevision, version + 1);
  }

  Managed published(int revision) {
    int latest = Math.max(latestRevision, revision);
    return new Managed(id, Status.PUBLISHED, latest, revision, version + 1);
  }

  Managed hidden() {
    return new Managed(id, Status.RETIRED, latestRevision, publishedRevision, version + 1);
  }

  Managed touched() {
    return new Managed(id, status, latestRevision, publishedRevision, version + 1);
  }
}
