package dev.jamboree.server.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jamboree.core.schedule.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ExamplesTest {

  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final Instant NOW = Instant.parse("2026-12-11T04:00:00Z");

  private final Documents documents = new Documents();

  @TestFactory
  List<DynamicTest> everyExampleCompiles() throws IOException {
    return examples().stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compile(file)))
        .toList();
  }

  @Test
  void theyStandAsTheirNamesSay() throws IOException {
    List<Phase> phases =
        examples().stream()
            .map(file -> compile(file).activity().schedule().at(NOW).phase())
            .toList();
    assertThat(phases)
        .containsExactly(
            Phase.ACTIVE,
            Phase.ACTIVE,
            Phase.ACTIVE,
            Phase.PREVIEW,
            Phase.ENDED,
            Phase.PREVIEW,
            Phase.ACTIVE,
            Phase.ACTIVE,
            Phase.ACTIVE,
            Phase.ACTIVE,
            Phase.ACTIVE,
            Phase.ACTIVE,
            Phase.ACTIVE,
            Phase.ACTIVE,
            Phase.ACTIVE);
  }

  @Test
  void theVeteransGiftIsForVeterans() throws IOException {
    var audience = compile(examples().get(2)).activity().audience();
    assertThat(audience.includes(7, Map.of("level", 50L, "region", "cn"))).isTrue();
    assertThat(audience.includes(7, Map.of("level", 9L, "region", "cn"))).isFalse();
    assertThat(audience.includes(7, Map.of("level", 50L, "region", "us"))).isFalse();
    assertThat(audience.includes(7, Map.of())).isFalse();
  }

  private Document compile(Path file) {
    try {
      Compiled compiled = documents.compile(id(file), 1, Files.readString(file));
      assertThat(compiled).as(file.getFileName().toString()).isInstanceOf(Document.class);
      return (Document) compiled;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static long id(Path file) {
    String name = file.getFileName().toString();
    return Long.parseLong(name.substring(0, name.indexOf('-')));
  }

  private static List<Path> examples() throws IOException {
    try (var files = Files.list(EXAMPLES)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted(Comparator.comparingLong(ExamplesTest::id))
          .toList();
    }
  }
}
