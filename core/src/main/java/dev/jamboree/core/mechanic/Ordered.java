package dev.jamboree.core.mechanic;

import java.util.LinkedHashMap;

/** A map that is told in the order in which it was written. */
public final class Ordered extends LinkedHashMap<String, Object> {

  private static final long serialVersionUID = 1;

  private Ordered() {}

  public static Ordered map() {
    return new Ordered();
  }

  public Ordered with(String name, Object value) {
    put(name, value);
    return this;
  }

  /** Only when there is something to tell. */
  public Ordered with(boolean there, String name, Object value) {
    return there ? with(name, value) : this;
  }
}
