package dev.jamboree.server.admin;

import dev.jamboree.server.document.DocumentError;
import java.time.LocalDateTime;
import java.util.List;

/** Why something is not done for an operator; nothing has changed then. */
public sealed interface Refusal {

  /** There is no activity of that id. */
  record NoSuchActivity(long id) implements Refusal {}

  /** It has no such revision. */
  record NoSuchRevision(int revision) implements Refusal {}

  /** What players see has no mechanic of that id. */
  record NoSuchMechanic(String id) implements Refusal {}

  /** What players see has no occurrence of that key. */
  record NoSuchOccurrence(long key) implements Refusal {}

  /** All that is wrong with the document. */
  record InvalidDocument(List<DocumentError> errors) implements Refusal {}

  /** There is one of that id already. */
  record IdTaken(long id) implements Refusal {}

  /** It has been changed since; this is its version now. */
  record VersionChanged(long version) implements Refusal {}

  /** Players do not see it. */
  record NotPublished() implements Refusal {}

  /** There is nothing to end yet: revise it, or retire it. */
  record NotStarted() implements Refusal {}

  /** It has ended already. */
  record Ended() implements Refusal {}

  /** It can only be extended beyond its present end. */
  record EndNotLater(LocalDateTime end) implements Refusal {}

  /** Only so many are left to take. */
  record NotEnough(long remaining) implements Refusal {}
}
