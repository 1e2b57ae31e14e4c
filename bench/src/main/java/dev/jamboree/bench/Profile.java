package dev.jamboree.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the product's time and memory go: a flight recording of its measured runs. */
final class Profile {

  private static final List<String> VIEWS =
      List.of(
          "hot-methods",
          "native-methods",
          "allocation-by-class",
          "allocation-by-site",
          "gc-pauses");

  private Profile() {}

  private static Path recording(Site site) {
    return site.out().resolve("product.jfr");
  }

  /** Begins to record, once the process is warm; it is written when the process ends. */
  static void record(Site site, ProcessHandle process) throws IOException {
    String options = "settings=profile dumponexit=true filename=" + recording(site);
    var command = new ArrayList<>(List.of(tool("jcmd"), process.pid() + "", "JFR.start"));
    command.addAll(List.of(options.split(" ", -1)));
    Child.output(command.toArray(String[]::new));
  }

  /** Prints the top of it, and keeps that beside the recording. */
  static void print(Site site) throws IOException {
    var text = new StringBuilder();
    for (String view : VIEWS) {
      String file = recording(site).toString();
      text.append(Child.output(tool("jfr"), "view", "--width", "140", view, file));
    }
    System.out.println(text);
    Files.writeString(site.out().resolve("profile.txt"), text.toString());
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }
}
