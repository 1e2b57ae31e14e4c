package dev.jamboree.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the product's time and memory go: a flight recording of all its runs. */
final class Profile {

  private Profile() {}

  private static Path recording(Site site) {
    return site.out().resolve("product.jfr");
  }

  static List<String> jvmOptions(Site site) {
    return List.of(
        "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + recording(site));
  }

  /** Prints the top of it, and keeps that beside the recording. */
  static void print(Site site) throws IOException {
    String jfr = Path.of(System.getProperty("java.home"), "bin", "jfr").toString();
    var text = new StringBuilder();
    for (String view :
        List.of(
            "hot-methods",
            "allocation-by-class",
            "allocation-by-site",
            "gc-pauses",
            "pinned-threads")) {
      text.append(Child.output(jfr, "view", "--width", "140", view, recording(site).toString()));
    }
    System.out.println(text);
    Files.writeString(site.out().resolve("profile.txt"), text.toString());
  }
}
