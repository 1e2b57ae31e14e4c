package dev.jamboree.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class StandInLibraryTest {

  private static final int ENOSYS = 38;

  @TempDir Path folder;

  @Test
  @SuppressWarnings("restricted")
  void theLoaderTakesItAndEveryFunctionSaysThatTheKernelCannot() throws Throwable {
    List<String> functions = List.of("first@ONE_1", "second@TWO_2", "third@ONE_1");
    Path library = write("libstandin.so.1", functions);
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup lookup = SymbolLookup.libraryLookup(library, arena);
      for (String name : List.of("first", "second", "third")) {
        MemorySegment function = lookup.findOrThrow(name);
        Object answer =
            Linker.nativeLinker()
                .downcallHandle(function, FunctionDescriptor.of(ValueLayout.JAVA_INT))
                .invoke();
        assertThat(answer).as(name).isEqualTo(-ENOSYS);
      }
      assertThat(lookup.find("fourth")).isEmpty();
    }
  }

  private Path write(String name, List<String> functions) throws IOException {
    return Files.write(folder.resolve(name), StandInLibrary.of(name, functions));
  }
}
