package dev.jamboree.server.config;

import dev.jamboree.server.config.SettingsReader.Entry;
import java.util.ArrayList;
import java.util.List;

/** Settings as {@code key=value} lines; {@code #} begins a line that says nothing. */
final class PropertiesText {

  private PropertiesText() {}

  static List<Entry> entries(String text, String file) {
    List<Entry> entries = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) continue;
      String place = file + ":" + (i + 1);
      int equals = line.indexOf('=');
      if (equals < 0) throw new ConfigException(List.of(place + ": must be key=value"));
      entries.add(
          new Entry(line.substring(0, equals).strip(), line.substring(equals + 1).strip(), place));
    }
    return entries;
  }
}
