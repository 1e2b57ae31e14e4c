package dev.jamboree.server;

import dev.jamboree.server.document.Compiled;
import dev.jamboree.server.document.DocumentError;
import dev.jamboree.server.document.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Says what is wrong with documents before anybody publishes them. */
final class ValidateCommand {

  private ValidateCommand() {}

  static void run(List<String> words) {
    if (words.isEmpty()) throw new CommandException("./jamboree validate FILE…");
    var documents = new Documents();
    int mistakes = 0;
    for (String file : words) mistakes += validate(documents, file);
    if (mistakes > 0)
      throw new CommandException(mistakes == 1 ? "1 mistake" : mistakes + " mistakes");
  }

  private static int validate(Documents documents, String file) {
    if (!(documents.compile(1, 1, text(file)) instanceof Compiled.Invalid invalid)) {
      System.out.println(file + ": ok");
      return 0;
    }
    for (DocumentError error : invalid.errors()) {
      String line = error.line() == 0 ? "" : ":" + error.line();
      String pointer = error.pointer().isEmpty() ? "" : error.pointer() + " ";
      System.out.println(file + line + ": " + pointer + error.message());
    }
    return invalid.errors().size();
  }

  private static String text(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new CommandException(file + " cannot be read: " + e.getMessage());
    }
  }
}
