package dev.jamboree.server.config;

import dev.jamboree.server.text.NearestName;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Gathers settings: a file, over it the environment, over that the command line. All that is wrong
 * is told at once, each with where it stands.
 */
public final class SettingsReader {

  /** In the environment, ours but not settings. */
  private static final List<String> OTHER_NAMES =
      List.of("JAMBOREE_CACHE", "JAMBOREE_TIDB_URL", "JAMBOREE_HOME", "JAMBOREE_JAVA_OPTS");

  private static final int TYPING_ERROR = 2;

  private final Map<Setting, String> values = new EnumMap<>(Setting.class);
  private final List<String> problems = new ArrayList<>();

  /** What holds unless a later source says otherwise. */
  public SettingsReader assume(Setting setting, String value) {
    values.put(setting, value);
    return this;
  }

  /** Reads a file: YAML, or properties when its name ends so. */
  public SettingsReader file(Path file) {
    List<Entry> entries = List.of();
    try {
      String text = Files.readString(file);
      boolean properties = file.toString().endsWith(".properties");
      entries =
          properties
              ? PropertiesText.entries(text, file.toString())
              : YamlText.entries(text, file.toString());
    } catch (NoSuchFileException e) {
      problems.add(file + ": there is no such file");
    } catch (AccessDeniedException e) {
      problems.add(file + ": no permission to read it");
    } catch (IOException e) {
      problems.add(file + ": cannot be read: " + e.getMessage());
    } catch (ConfigException e) {
      problems.add(e.getMessage());
    }
    Map<Setting, String> seen = new EnumMap<>(Setting.class);
    for (Entry entry : entries) {
      Setting.ofKey(entry.key())
          .ifPresentOrElse(
              setting -> {
                String earlier = seen.putIfAbsent(setting, entry.place());
                if (earlier != null) {
                  problems.add(
                      entry.place() + ": " + setting.key() + " is set already, " + earlier);
                } else {
                  set(setting, entry.value(), entry.place() + ": " + setting.key());
                }
              },
              () -> unknownKey(entry));
    }
    return this;
  }

  /** Takes what is ours of the environment. */
  public SettingsReader environment(Map<String, String> environment) {
    environment.forEach((name, value) -> {
      if (!name.startsWith("JAMBOREE_") || OTHER_NAMES.contains(name)) return;
      Setting.ofEnvironmentName(name)
          .ifPresentOrElse(setting -> set(setting, value, name), () -> mistypedVariable(name));
    });
    return this;
  }

  /** Takes a setting from the command line. */
  public SettingsReader flag(String flag, Setting setting, String value) {
    set(setting, value, flag);
    return this;
  }

  /**
   * All settings, where these need not be set.
   *
   * @throws ConfigException when any was wrong or is missing
   */
  public Settings settings(Collection<Setting> optional) {
    Map<Setting, String> complete = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      setting.byDefault().ifPresent(value -> complete.put(setting, value));
    }
    complete.putAll(values);
    Stream.of(Setting.values())
        .filter(setting -> !complete.containsKey(setting) && !optional.contains(setting))
        .map(setting ->
            setting.key()
                + " is not set: "
                + setting.environmentName()
                + " in the environment, "
                + "or "
                + setting.key()
                + " in the file; "
                + setting.kind().allowed())
        .forEach(problems::add);
    if (!complete.getOrDefault(Setting.JWT_KEYS, "").isEmpty()) {
      Stream.of(Setting.JWT_ISSUER, Setting.JWT_AUDIENCE)
          .filter(setting -> complete.getOrDefault(setting, "").isEmpty())
          .forEach(setting -> problems.add(setting.key() + " must be set with jwt.keys"));
    }
    if (!problems.isEmpty()) throw new ConfigException(problems);
    return new Settings(complete);
  }

  private void set(Setting setting, String value, String place) {
    try {
      setting.kind().check(value);
      values.put(setting, value);
    } catch (IllegalArgumentException e) {
      values.put(setting, setting.byDefault().orElse("")); // told once, not as missing as well
      problems.add(place + " " + e.getMessage());
    }
  }

  private void unknownKey(Entry entry) {
    String hint =
        NearestName.of(entry.key(), Arrays.stream(Setting.values()).map(Setting::key), 4)
            .map(name -> "; did you mean " + name + "?")
            .orElse("; ./jamboree help settings lists them");
    problems.add(entry.place() + ": there is no setting " + entry.key() + hint);
  }

  /**
   * Others may set JAMBOREE_… too (Kubernetes does, for a service of that name): only near ones.
   */
  private void mistypedVariable(String name) {
    NearestName.of(
            name, Arrays.stream(Setting.values()).map(Setting::environmentName), TYPING_ERROR)
        .ifPresent(near ->
            problems.add(
                "environment: there is no setting " + name + "; did you mean " + near + "?"));
  }

  /** A key with its value, and where it stands ({@code file:line}). */
  record Entry(String key, String value, String place) {}
}
