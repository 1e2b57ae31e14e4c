package dev.jamboree.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The flags of a command, {@code --name value} or {@code --name=value}. */
final class Flags {

  private final Map<String, String> values = new LinkedHashMap<>();

  /** Refuses any that are not among these. */
  Flags(String command, List<String> words, List<String> known) {
    int i = 0;
    while (i < words.size()) {
      String word = words.get(i);
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      if (!known.contains(name)) {
        throw new CommandException(
            command + " knows no " + word + ". It knows " + String.join(", ", known) + ".");
      }
      if (equals < 0 && i + 1 == words.size()) {
        throw new CommandException(name + " needs a value.");
      }
      values.put(name, equals < 0 ? words.get(i + 1) : word.substring(equals + 1));
      i += equals < 0 ? 2 : 1;
    }
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
