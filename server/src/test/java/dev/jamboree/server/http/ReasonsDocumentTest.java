package dev.jamboree.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Client developers decide by the table of reasons, so it must be the one that is served. */
final class ReasonsDocumentTest {

  /** {@code | `SOLD_OUT` | 40903 | 409 | no | what to do |}. */
  private static final Pattern ROW =
      Pattern.compile(
          "\\| `([A-Z_]+)` \\| (-?\\d+) \\| (\\d+) \\| (no|\\*\\*yes\\*\\*) \\| .+ \\|");

  @Test
  void theClientGuideListsEveryReasonAsItIsServed() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("..", "docs", "client.md"))) {
      List<String> documented =
          lines
              .map(ROW::matcher)
              .filter(row -> row.matches())
              .map(row -> String.join(" ", row.group(1), row.group(2), row.group(3), row.group(4)))
              .toList();
      List<String> served =
          Stream.of(Problem.values())
              .map(it ->
                  String.join(
                      " ",
                      it.name(),
                      Integer.toString(it.code()),
                      Integer.toString(it.status()),
                      it.retryable() ? "**yes**" : "no"))
              .toList();
      assertThat(documented).containsExactlyElementsOf(served);
    }
  }
}
