package dev.jamboree.core.activity;

import java.util.Map;

/** Whom an activity is for. */
@FunctionalInterface
public interface Audience {

  Audience EVERYBODY = attributes -> true;

  /** True when a user of these attributes belongs to it; an attribute that is missing excludes. */
  boolean includes(Map<String, Object> attributes);
}
