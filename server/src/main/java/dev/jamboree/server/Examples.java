package dev.jamboree.server;

import dev.jamboree.server.admin.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The activities that come along, in files named {@code ID-words.json}; loaded once each. */
record Examples(Path folder) {

  private static final Pattern NAME = Pattern.compile("([0-9]{1,9})-.*\\.json");

  void load(Server server) throws IOException {
    for (Path file : files()) {
      Matcher matcher = NAME.matcher(file.getFileName().toString());
      if (!matcher.matches()) continue;
      long id = Long.parseLong(matcher.group(1));
      switch (Running.await(server.load(id, Files.readString(file)))) {
        case Outcome.Done<Boolean> _ -> {}
        case Outcome.Refused<Boolean> refused ->
            throw new CommandException(file + " cannot be loaded: " + refused.reason());
      }
    }
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
