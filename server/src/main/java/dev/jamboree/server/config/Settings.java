package dev.jamboree.server.config;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** A checked value for each setting that has one. */
public final class Settings {

  private final Map<Setting, String> values;

  Settings(Map<Setting, String> values) {
    this.values = new EnumMap<>(values);
  }

  /** The text of a setting. */
  public String text(Setting setting) {
    String value = values.get(setting);
    if (value == null) throw new IllegalStateException(setting.key() + " is not set");
    return value;
  }

  /** Whether it has a value. */
  public boolean has(Setting setting) {
    return values.containsKey(setting);
  }

  /** A number. */
  public int number(Setting setting) {
    return Integer.parseInt(text(setting));
  }

  /** A span of time. */
  public Duration time(Setting setting) {
    return Kind.Time.parse(text(setting));
  }
}
