package dev.jamboree.core.activity;

import java.util.Map;

/** Whom an activity is for. */
@FunctionalInterface
public interface Audience {

  Audience EVERYBODY = (userId, attributes) -> true;

  /** True when that user belongs to it; an attribute that it asks for and is missing excludes. */
  boolean includes(long userId, Map<String, Object> attributes);
}
